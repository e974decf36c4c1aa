import type { Workspace } from '@tutti/client'
import { toast } from 'sonner'
import { quietly } from '../../data/quietly'
import { useCreateWorkspace, useDeleteWorkspace, useRenameWorkspace } from '../../data/use-workspaces'
import { Confirm } from '../../ui/confirm'
import { NameDialog } from '../../ui/name-dialog'

type DialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

export function NewWorkspaceDialog({
  open,
  onOpenChange,
  onCreated,
}: DialogProps & { onCreated: (id: string) => void }) {
  const { run, busy } = useCreateWorkspace()
  const create = async (name: string) => {
    const { id } = await run(name)
    onOpenChange(false)
    onCreated(id)
  }
  return (
    <NameDialog
      open={open}
      onOpenChange={onOpenChange}
      title="New workspace"
      label="Name"
      placeholder="For example: Product team"
      action="Create"
      busy={busy}
      onSubmit={name => quietly(create(name))}
    />
  )
}

export function RenameWorkspaceDialog({
  workspace,
  open,
  onOpenChange,
}: DialogProps & { workspace: Workspace }) {
  const { run, busy } = useRenameWorkspace()
  const rename = async (name: string) => {
    await run({ id: workspace.id, name })
    onOpenChange(false)
  }
  return (
    <NameDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Rename workspace"
      label="Name"
      initial={workspace.name}
      action="Rename"
      busy={busy}
      onSubmit={name => quietly(rename(name))}
    />
  )
}

export function DeleteWorkspaceDialog({
  workspace,
  open,
  onOpenChange,
  onDeleted,
}: DialogProps & { workspace: Workspace; onDeleted: () => void }) {
  const { run, busy } = useDeleteWorkspace()
  const remove = async () => {
    await run(workspace.id)
    onOpenChange(false)
    onDeleted()
    toast(`Workspace “${workspace.name}” deleted`)
  }
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete “${workspace.name}”?`}
      text="All its documents are deleted for everyone. This cannot be undone."
      action="Delete workspace"
      busy={busy}
      onConfirm={() => quietly(remove())}
    />
  )
}

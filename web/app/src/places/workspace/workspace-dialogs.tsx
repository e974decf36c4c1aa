import type { Workspace } from '@tutti/client'
import { useNavigate } from 'react-router'
import { quietly } from '../../data/quietly'
import {
  useCreateWorkspace,
  useDeleteWorkspace,
  useLeaveWorkspace,
  useRestoreWorkspace,
} from '../../data/use-workspaces'
import { Confirm } from '../../ui/confirm'
import { NameDialog } from '../../ui/name-dialog'
import { toast } from '../../ui/toast'
import { toastUndo } from '../../ui/toast-undo'

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

export function DeleteWorkspaceDialog({
  workspace,
  open,
  onOpenChange,
}: DialogProps & { workspace: Workspace }) {
  const { run, busy } = useDeleteWorkspace()
  const restoring = useRestoreWorkspace()
  const navigate = useNavigate()
  const restore = async () => {
    await restoring.run(workspace.id)
    await navigate(`/w/${workspace.id}`)
  }
  const remove = async () => {
    // away first, so that the page does not say that one lost it
    await navigate('/home')
    await run(workspace.id)
    toastUndo(`“${workspace.name}” deleted`, () => quietly(restore()))
  }
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete “${workspace.name}”?`}
      text="Everyone loses its documents at once, also those who have one open. You can restore it for 30 days."
      action="Delete workspace"
      busy={busy}
      onConfirm={() => quietly(remove())}
    />
  )
}

export function LeaveWorkspaceDialog({
  workspace,
  open,
  onOpenChange,
}: DialogProps & { workspace: Workspace }) {
  const { run, busy } = useLeaveWorkspace()
  const navigate = useNavigate()
  const leave = async () => {
    await navigate('/home')
    await run(workspace.id)
    toast(`You left “${workspace.name}”`)
  }
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={`Leave “${workspace.name}”?`}
      text="You lose access to its documents. To come back you need a new invitation."
      action="Leave workspace"
      busy={busy}
      onConfirm={() => quietly(leave())}
    />
  )
}

import type { Folder } from '@tutti/client'
import { useNavigate } from 'react-router'
import { quietly } from '../../data/quietly'
import { useCreateFolder, useDeleteFolder, useRenameFolder } from '../../data/use-folders'
import { Confirm } from '../../ui/confirm'
import { NameDialog } from '../../ui/name-dialog'
import { toast } from '../../ui/toast'

type DialogProps = { workspaceId: string; open: boolean; onOpenChange: (open: boolean) => void }

export function NewFolderDialog({
  workspaceId,
  parentId,
  open,
  onOpenChange,
}: DialogProps & { parentId: string | null }) {
  const { run, busy } = useCreateFolder(workspaceId)
  const create = async (name: string) => {
    await run({ name, parentId })
    onOpenChange(false)
  }
  return (
    <NameDialog
      open={open}
      onOpenChange={onOpenChange}
      title="New folder"
      label="Name"
      action="Create"
      busy={busy}
      onSubmit={name => quietly(create(name))}
    />
  )
}

export function RenameFolderDialog({
  workspaceId,
  folder,
  open,
  onOpenChange,
}: DialogProps & { folder: Folder }) {
  const { run, busy } = useRenameFolder(workspaceId)
  const rename = async (name: string) => {
    await run({ id: folder.id, name })
    onOpenChange(false)
  }
  return (
    <NameDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Rename folder"
      label="Name"
      initial={folder.name}
      action="Rename"
      busy={busy}
      onSubmit={name => quietly(rename(name))}
    />
  )
}

type DeleteProps = DialogProps & { folder: Folder; leadUp: boolean }

export function DeleteFolderDialog({ workspaceId, folder, leadUp, open, onOpenChange }: DeleteProps) {
  const { run, busy } = useDeleteFolder(workspaceId)
  const navigate = useNavigate()
  const above = folder.parent_id ? `/w/${workspaceId}/folder/${folder.parent_id}` : `/w/${workspaceId}`
  const remove = async () => {
    if (leadUp) await navigate(above)
    await run(folder.id)
    onOpenChange(false)
    toast(`Folder “${folder.name}” deleted`)
  }
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete the folder “${folder.name}”?`}
      text="Only the folder goes. The documents and folders inside it move one level up."
      action="Delete folder"
      busy={busy}
      onConfirm={() => quietly(remove())}
    />
  )
}

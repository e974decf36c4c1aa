import type { Folder, Workspace } from '@tutti/client'
import { FolderInput, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu'
import { MoveDialog } from '../documents/move-dialog'
import { DeleteFolderDialog, RenameFolderDialog } from './folder-dialogs'
import { useFolderActions } from './use-folder-actions'

type FolderMenuProps = {
  folder: Folder
  folders: Folder[]
  workspace: Workspace
  /** One stands in the folder, so one goes up when it is deleted. */
  inside?: boolean
}

/** Everything one may do with a folder. */
export function FolderMenu({ folder, workspace, inside = false }: FolderMenuProps) {
  const [open, setOpen] = useState<'rename' | 'move' | 'delete' | undefined>()
  const { move } = useFolderActions(workspace.id)
  const set = (which: NonNullable<typeof open>) => (isOpen: boolean) => setOpen(isOpen ? which : undefined)
  return (
    <>
      <Menu
        label={`Actions for the folder ${folder.name}`}
        align={inside ? 'start' : 'end'}
        trigger={<IconButton icon={MoreHorizontal} label={`Actions for the folder ${folder.name}`} />}
      >
        <MenuItem icon={Pencil} onSelect={() => setOpen('rename')}>
          Rename
        </MenuItem>
        <MenuItem icon={FolderInput} onSelect={() => setOpen('move')}>
          Move to…
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Trash2} danger onSelect={() => setOpen('delete')}>
          Delete
        </MenuItem>
      </Menu>
      <RenameFolderDialog
        workspaceId={workspace.id}
        folder={folder}
        open={open === 'rename'}
        onOpenChange={set('rename')}
      />
      <DeleteFolderDialog
        workspaceId={workspace.id}
        folder={folder}
        leadUp={inside}
        open={open === 'delete'}
        onOpenChange={set('delete')}
      />
      <MoveDialog
        open={open === 'move'}
        onOpenChange={set('move')}
        workspaceId={workspace.id}
        what={folder.name}
        from={folder.parent_id ?? null}
        without={folder.id}
        onMove={(parentId, name) => move(folder, parentId, name)}
      />
    </>
  )
}

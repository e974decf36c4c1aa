import type { Folder, Workspace } from '@tutti/client'
import { Folder as FolderIcon } from 'lucide-react'
import { Link } from 'react-router'
import { foldersIn } from '../../data/folder-tree'
import { mayEdit } from '../../data/rights'
import { cx } from '../../ui/cx'
import { useDraggable, useDropTarget } from '../documents/drag'
import { FolderMenu } from './folder-menu'
import { useDropInto } from './use-drop-into'

type FolderRowProps = { folder: Folder; folders: Folder[]; workspace: Workspace }

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** A folder in the list: open it, drag it, or drop something on it. */
export function FolderRow({ folder, folders, workspace }: FolderRowProps) {
  const writable = mayEdit(workspace.role)
  const { dragging, ...drag } = useDraggable({ kind: 'folder', folder }, writable)
  const { accepts, drop } = useDropInto({
    workspaceId: workspace.id,
    folders,
    target: folder.id,
    name: folder.name,
  })
  const { over, ...dropping } = useDropTarget(accepts, drop)
  const inside = foldersIn(folders, folder.id).length
  const content = [
    ...(inside > 0 ? [counted(inside, 'folder', 'folders')] : []),
    ...(folder.documents > 0 || inside === 0 ? [counted(folder.documents, 'document', 'documents')] : []),
  ].join(', ')
  return (
    <li
      {...drag}
      {...dropping}
      className={cx(
        'relative flex h-11 items-center gap-3 px-2 hover:bg-hover',
        dragging && 'opacity-50',
        over && 'bg-accent-soft outline-2 -outline-offset-2 outline-accent',
      )}
    >
      <FolderIcon size={16} aria-hidden className="shrink-0 fill-current text-muted" />
      <Link
        to={`/w/${workspace.id}/folder/${folder.id}`}
        draggable={false}
        className="min-w-0 flex-1 truncate font-medium after:absolute after:inset-0"
      >
        {folder.name}
      </Link>
      <span className="shrink-0 text-note text-muted">{content}</span>
      {writable && (
        <span className="relative z-10">
          <FolderMenu folder={folder} folders={folders} workspace={workspace} />
        </span>
      )}
    </li>
  )
}

import type { Folder, Workspace } from '@tutti/client'
import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { mayEdit } from '../../data/rights'
import { cx } from '../../ui/cx'
import { useDropTarget } from '../documents/drag'
import { FolderMenu } from './folder-menu'
import { useDropInto } from './use-drop-into'

type BreadcrumbsProps = { workspace: Workspace; path: Folder[]; folders: Folder[] }

/** Where one is, and the way up; things can be dropped on every step. */
export function Breadcrumbs({ workspace, path, folders }: BreadcrumbsProps) {
  const here = path.at(-1)
  return (
    <nav aria-label="Folders above" className="mb-2 flex min-h-8 flex-wrap items-center gap-0.5 text-ui">
      <Step workspace={workspace} folders={folders} target={null} name={workspace.name} />
      {path.map(folder => (
        <Fragment key={folder.id}>
          <ChevronRight size={14} aria-hidden className="text-faint" />
          {folder === here ? (
            <span aria-current="page" className="max-w-64 truncate px-1.5 font-medium">
              {folder.name}
            </span>
          ) : (
            <Step workspace={workspace} folders={folders} target={folder.id} name={folder.name} />
          )}
        </Fragment>
      ))}
      {here && mayEdit(workspace.role) && (
        <FolderMenu folder={here} folders={folders} workspace={workspace} inside />
      )}
    </nav>
  )
}

type StepProps = { workspace: Workspace; folders: Folder[]; target: string | null; name: string }

function Step({ workspace, folders, target, name }: StepProps) {
  const { accepts, drop } = useDropInto({ workspaceId: workspace.id, folders, target, name })
  const { over, ...dropping } = useDropTarget(accepts, drop)
  return (
    <Link
      to={target ? `/w/${workspace.id}/folder/${target}` : `/w/${workspace.id}`}
      {...dropping}
      className={cx(
        'max-w-48 truncate rounded px-1.5 py-0.5 text-muted hover:bg-hover hover:text-ink',
        over && 'bg-accent-soft text-accent-ink outline-2 outline-accent',
      )}
    >
      {name}
    </Link>
  )
}

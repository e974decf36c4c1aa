import type { Document } from '@tutti/client'
import { ArrowLeft, Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { mayEdit } from '../../data/rights'
import { useDeletedDocuments } from '../../data/use-documents'
import { editors } from '../../editors/registry'
import { useTitle } from '../../shell/use-title'
import { Button, buttonClass } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { LoadMore } from '../../ui/load-more'
import { PageTitle, PlaceBody } from '../../ui/place'
import { TimeAgo } from '../../ui/time-ago'
import { ListFailure, ListSkeleton } from '../documents/list-states'
import { useDocumentActions } from '../documents/use-document-actions'
import { useWorkspace } from './workspace-context'

/** Deleted documents of a workspace, and the way to get them back. */
export function WorkspaceTrash() {
  const workspace = useWorkspace()
  useTitle(`Trash · ${workspace.name}`)
  const list = useDeletedDocuments(workspace.id)
  const writable = mayEdit(workspace.role)
  return (
    <PlaceBody>
      <PageTitle
        text={
          writable ? 'Deleted documents can be restored from here.' : 'Editors can restore what was deleted.'
        }
        actions={
          <Link to={`/w/${workspace.id}`} className={buttonClass('ghost')}>
            <ArrowLeft size={16} aria-hidden /> Documents
          </Link>
        }
      >
        Trash
      </PageTitle>
      {list.failure ? (
        <ListFailure what="The trash" failure={list.failure} retry={list.retry} />
      ) : list.pending ? (
        <ListSkeleton label="Loading the trash" rows={3} />
      ) : list.items.length === 0 && !list.more ? (
        <Empty icon={Trash2} title="The trash is empty" text="A document that is deleted comes here first." />
      ) : (
        <>
          <ul aria-label="Deleted documents" className="divide-y divide-line border-y border-line">
            {list.items.map(document => (
              <TrashRow key={document.id} document={document} writable={writable} />
            ))}
          </ul>
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </>
      )}
    </PlaceBody>
  )
}

function TrashRow({ document, writable }: { document: Document; writable: boolean }) {
  const { restore } = useDocumentActions()
  const Icon = editors[document.kind]?.icon
  return (
    <li className="flex min-h-11 items-center gap-3 px-2">
      {Icon && <Icon size={16} aria-hidden className="shrink-0 text-muted" />}
      <span className="min-w-0 flex-1 truncate font-medium">{document.title}</span>
      {document.deleted_at && (
        <span className="shrink-0 text-note text-muted">
          Deleted <TimeAgo at={document.deleted_at} />
        </span>
      )}
      {writable && (
        <Button size="small" aria-label={`Restore ${document.title}`} onClick={() => restore(document)}>
          Restore
        </Button>
      )}
    </li>
  )
}

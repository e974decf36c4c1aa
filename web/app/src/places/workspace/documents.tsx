import { FilePlus, FolderOpen, FolderPlus, Plus, SearchX, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { foldersIn, pathTo } from '../../data/folder-tree'
import { mayEdit } from '../../data/rights'
import { useDelayedValue } from '../../data/use-delayed-value'
import { useDocuments } from '../../data/use-documents'
import { useFolders } from '../../data/use-folders'
import { useWhoIsThere } from '../../data/use-who-is-there'
import { useTitle } from '../../shell/use-title'
import { Button, buttonClass } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { LoadMore } from '../../ui/load-more'
import { PlaceBody } from '../../ui/place'
import { DocumentMenu } from '../documents/document-menu'
import { DocumentRow } from '../documents/document-row'
import { ListFailure, ListSkeleton } from '../documents/list-states'
import { NewDocumentDialog } from '../documents/new-document-dialog'
import { Breadcrumbs } from './breadcrumbs'
import { DocumentsToolbar, readSort } from './documents-toolbar'
import { NewFolderDialog } from './folder-dialogs'
import { FolderRow } from './folder-row'
import { useWorkspace } from './workspace-context'

/** The documents of a workspace, folder by folder; a search looks through all of them. */
export function WorkspaceDocuments() {
  const workspace = useWorkspace()
  const { folderId = null } = useParams()
  const [search] = useSearchParams()
  const { data: folders } = useFolders(workspace.id)
  const [query, setQuery] = useState('')
  const asked = useDelayedValue(query.trim())
  const kind = search.get('kind')
  const list = useDocuments(workspace.id, {
    sort: readSort(search.get('sort')),
    ...(kind && { kind }),
    ...(asked ? { query: asked } : { folderId }),
  })
  const whoIsThere = useWhoIsThere(list.items)
  const [creating, setCreating] = useState<'document' | 'folder' | undefined>()
  const set = (which: 'document' | 'folder') => (open: boolean) => setCreating(open ? which : undefined)

  const path = pathTo(folders ?? [], folderId)
  const folder = path.at(-1)
  useTitle(folder ? `${folder.name} · ${workspace.name}` : workspace.name)
  const writable = mayEdit(workspace.role)
  const inside = asked
    ? (folders ?? []).filter(({ name }) => name.toLowerCase().includes(asked.toLowerCase()))
    : foldersIn(folders ?? [], folderId)
  const create = writable && (
    <Button look="primary" onClick={() => setCreating('document')}>
      <Plus size={16} aria-hidden />
      <span>
        New <span className="max-sm:sr-only">document</span>
      </span>
    </Button>
  )
  if (folderId && folders && !folder) return <NoFolder workspaceId={workspace.id} />

  const empty = list.items.length === 0 && inside.length === 0 && !list.more && !list.pending
  return (
    <PlaceBody>
      <h2 className="sr-only">{folder ? folder.name : 'Documents'}</h2>
      <DocumentsToolbar query={query} onQuery={setQuery}>
        <Link
          to={`/w/${workspace.id}/trash`}
          aria-label="Trash"
          title="Trash"
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <Trash2 size={16} aria-hidden />
        </Link>
        {writable && (
          <Button aria-label="New folder" title="New folder" onClick={() => setCreating('folder')}>
            <FolderPlus size={16} aria-hidden />
            <span className="hidden lg:inline">New folder</span>
          </Button>
        )}
        {(!empty || asked) && create}
      </DocumentsToolbar>
      {folder && !asked && <Breadcrumbs workspace={workspace} path={path} folders={folders ?? []} />}
      {list.failure ? (
        <ListFailure what="The documents" failure={list.failure} retry={list.retry} />
      ) : list.pending || !folders ? (
        <ListSkeleton label="Loading documents" />
      ) : empty && asked ? (
        <Empty
          icon={SearchX}
          title="No document matches"
          text={`No title in this workspace has “${asked}” in it.`}
        >
          <Button onClick={() => setQuery('')}>Clear search</Button>
        </Empty>
      ) : empty ? (
        <Empty
          icon={folder ? FolderOpen : FilePlus}
          title={folder ? 'This folder is empty' : 'No documents yet'}
          text={
            !writable
              ? 'Documents others create here will show up in this list.'
              : folder
                ? 'Create a document here, or drag one onto the folder in the list above it.'
                : 'Create the first one, then invite others to write together.'
          }
        >
          {create}
        </Empty>
      ) : (
        <div className={list.stale ? 'opacity-60' : undefined}>
          {inside.length > 0 && (
            <ul aria-label="Folders" className="divide-y divide-line border-t border-line">
              {inside.map(each => (
                <FolderRow key={each.id} folder={each} folders={folders} workspace={workspace} />
              ))}
            </ul>
          )}
          <ul aria-label="Documents" className="divide-y divide-line border-y border-line">
            {list.items.map(document => (
              <DocumentRow
                key={document.id}
                document={document}
                people={whoIsThere(document.id)}
                movable={writable && !asked}
                where={
                  asked
                    ? pathTo(folders, document.folder_id ?? null)
                        .map(({ name }) => name)
                        .join(' / ')
                    : undefined
                }
                menu={<DocumentMenu document={document} myRole={workspace.role} />}
              />
            ))}
          </ul>
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </div>
      )}
      <NewDocumentDialog
        open={creating === 'document'}
        onOpenChange={set('document')}
        workspaces={[workspace]}
        folder={folder}
      />
      <NewFolderDialog
        workspaceId={workspace.id}
        parentId={folder?.id ?? null}
        open={creating === 'folder'}
        onOpenChange={set('folder')}
      />
    </PlaceBody>
  )
}

function NoFolder({ workspaceId }: { workspaceId: string }) {
  return (
    <Empty
      icon={FolderOpen}
      title="This folder is not here"
      text="It may have been deleted; what was in it moved one level up."
    >
      <Link to={`/w/${workspaceId}`} className={buttonClass('primary')}>
        Show all documents
      </Link>
    </Empty>
  )
}

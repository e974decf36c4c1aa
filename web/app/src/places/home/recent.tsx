import { FilePlus, FolderPlus, Plus, SearchX } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { mayEdit } from '../../data/rights'
import { useDelayedValue } from '../../data/use-delayed-value'
import { useRecentDocuments } from '../../data/use-documents'
import { useWhoIsThere } from '../../data/use-who-is-there'
import { useWorkspaces } from '../../data/use-workspaces'
import { useTitle } from '../../shell/use-title'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { LoadMore } from '../../ui/load-more'
import { PlaceBody, PlaceTitle } from '../../ui/place'
import { SearchField } from '../../ui/search-field'
import { DocumentMenu } from '../documents/document-menu'
import { DocumentRow } from '../documents/document-row'
import { ListFailure, ListSkeleton } from '../documents/list-states'
import { NewDocumentDialog } from '../documents/new-document-dialog'
import { NewWorkspaceDialog } from '../workspace/workspace-dialogs'

/** The documents of all workspaces, and those others shared by a link, last changed first. */
export function Recent() {
  useTitle('Recent')
  const [query, setQuery] = useState('')
  const asked = useDelayedValue(query.trim())
  const { data: workspaces } = useWorkspaces()
  const list = useRecentDocuments(asked)
  const whoIsThere = useWhoIsThere(list.items)
  const [creating, setCreating] = useState(false)
  const writable = workspaces?.filter(({ role }) => mayEdit(role)) ?? []
  const create = writable.length > 0 && (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus size={16} aria-hidden /> New document
    </Button>
  )
  const empty = list.items.length === 0 && !list.pending && !list.more
  return (
    <PlaceBody>
      <PlaceTitle actions={(!empty || asked) && create}>Recent</PlaceTitle>
      {(!empty || query) && (
        <SearchField
          label="Search documents"
          placeholder="Search by title"
          value={query}
          onChange={setQuery}
          className="mb-3 sm:max-w-xs"
        />
      )}
      {list.failure ? (
        <ListFailure what="Your documents" failure={list.failure} retry={list.retry} />
      ) : list.pending || !workspaces ? (
        <ListSkeleton label="Loading documents" />
      ) : empty && asked ? (
        <Empty icon={SearchX} title="No document matches" text={`No title has “${asked}” in it.`}>
          <Button onClick={() => setQuery('')}>Clear search</Button>
        </Empty>
      ) : workspaces.length === 0 && empty ? (
        <NoWorkspace />
      ) : empty ? (
        <Empty
          icon={FilePlus}
          title="No documents yet"
          text={
            writable.length > 0
              ? 'Create the first one, then share its link to write together.'
              : 'Documents others create here will show up in this list.'
          }
        >
          {create}
        </Empty>
      ) : (
        <>
          <ul aria-label="Documents" className="divide-y divide-line border-y border-line">
            {list.items.map(document => {
              const workspace = workspaces.find(({ id }) => id === document.workspace_id)
              return (
                <DocumentRow
                  key={document.id}
                  document={document}
                  people={whoIsThere(document.id)}
                  where={workspace?.name ?? 'Shared with you'}
                  menu={<DocumentMenu document={document} myRole={workspace?.role} />}
                />
              )
            })}
          </ul>
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </>
      )}
      <NewDocumentDialog open={creating} onOpenChange={setCreating} workspaces={writable} />
    </PlaceBody>
  )
}

function NoWorkspace() {
  const [creating, setCreating] = useState(false)
  const navigate = useNavigate()
  return (
    <>
      <Empty
        icon={FolderPlus}
        title="Start with a workspace"
        text="A workspace holds documents and the people who may see them."
      >
        <Button look="primary" onClick={() => setCreating(true)}>
          <Plus size={16} aria-hidden /> Create a workspace
        </Button>
      </Empty>
      <NewWorkspaceDialog
        open={creating}
        onOpenChange={setCreating}
        onCreated={id => void navigate(`/w/${id}`)}
      />
    </>
  )
}

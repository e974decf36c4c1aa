import { CircleAlert, FilePlus, FolderPlus, Plus, SearchX } from 'lucide-react'
import { useState } from 'react'
import { useDocuments } from '../../data/use-documents'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { NewDocumentDialog } from './document-dialogs'
import { DocumentRow } from './document-row'
import { ListHeader } from './list-header'
import { type HomeState, mayEdit } from './use-home'
import { NewWorkspaceDialog } from './workspace-dialogs'

/** The documents of a workspace, or the recent ones of all, with search and everything one can do with them. */
export function DocumentList({ home }: { home: HomeState }) {
  const [query, setQuery] = useState('')
  const [creating, setCreating] = useState(false)
  const shown = home.current ? [home.current] : home.workspaces
  const { documents, pending, failed, retry } = useDocuments(shown.map(({ id }) => id))
  const writable = shown.filter(({ role }) => mayEdit(role))
  const wanted = query.trim().toLowerCase()
  const matching = documents.filter(({ title }) => title.toLowerCase().includes(wanted))

  const create = writable.length > 0 && (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus size={16} aria-hidden /> New document
    </Button>
  )
  return (
    <div className="mx-auto w-full max-w-4xl px-4 py-6 sm:px-8">
      <ListHeader
        home={home}
        query={query}
        onQuery={setQuery}
        searchable={documents.length > 0}
        create={documents.length > 0 && create}
      />
      {home.failed || failed ? (
        <Empty
          icon={CircleAlert}
          title="Your documents could not be loaded"
          text="The server did not answer as expected."
        >
          <Button
            onClick={() => {
              home.retry()
              retry()
            }}
          >
            Try again
          </Button>
        </Empty>
      ) : home.pending || pending ? (
        <Loading />
      ) : home.workspaces.length === 0 ? (
        <NoWorkspace home={home} />
      ) : documents.length === 0 ? (
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
      ) : matching.length === 0 ? (
        <Empty icon={SearchX} title="No document matches" text={`No title contains “${query.trim()}”.`}>
          <Button onClick={() => setQuery('')}>Clear search</Button>
        </Empty>
      ) : (
        <ul aria-label="Documents" className="mt-4 divide-y divide-line border-y border-line">
          {matching.map(document => (
            <DocumentRow
              key={document.id}
              document={document}
              workspace={home.workspaces.find(({ id }) => id === document.workspace_id)}
              showWorkspace={!home.current}
            />
          ))}
        </ul>
      )}
      <NewDocumentDialog open={creating} onOpenChange={setCreating} workspaces={writable} />
    </div>
  )
}

function Loading() {
  return (
    <div aria-busy="true" className="mt-4 space-y-2">
      <span className="sr-only" role="status">
        Loading documents
      </span>
      {[0, 1, 2, 3].map(row => (
        <Skeleton key={row} className="h-13 w-full" />
      ))}
    </div>
  )
}

function NoWorkspace({ home }: { home: HomeState }) {
  const [creating, setCreating] = useState(false)
  return (
    <>
      <Empty
        icon={FolderPlus}
        title="Start with a workspace"
        text="A workspace holds documents and the people who may see them."
      >
        <Button look="primary" onClick={() => setCreating(true)}>
          <Plus size={16} aria-hidden /> New workspace
        </Button>
      </Empty>
      <NewWorkspaceDialog open={creating} onOpenChange={setCreating} onCreated={home.select} />
    </>
  )
}

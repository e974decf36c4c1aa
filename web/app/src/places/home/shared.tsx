import { LinkIcon } from 'lucide-react'
import { useSharedDocuments } from '../../data/use-documents'
import { useWhoIsThere } from '../../data/use-who-is-there'
import { useTitle } from '../../shell/use-title'
import { Empty } from '../../ui/empty'
import { LoadMore } from '../../ui/load-more'
import { PlaceBody, PlaceTitle } from '../../ui/place'
import { DocumentMenu } from '../documents/document-menu'
import { DocumentRow } from '../documents/document-row'
import { ListFailure, ListSkeleton } from '../documents/list-states'

/** Documents of workspaces one is not in, open to one by a link. */
export function Shared() {
  useTitle('Shared with me')
  const list = useSharedDocuments()
  const whoIsThere = useWhoIsThere(list.items)
  return (
    <PlaceBody>
      <PlaceTitle text="Documents of other workspaces that you opened by a link.">Shared with me</PlaceTitle>
      {list.failure ? (
        <ListFailure what="The documents shared with you" failure={list.failure} retry={list.retry} />
      ) : list.pending ? (
        <ListSkeleton label="Loading documents" />
      ) : list.items.length === 0 && !list.more ? (
        <Empty
          icon={LinkIcon}
          title="Nothing is shared with you yet"
          text="When someone sends you a link to a document, open it once and you find it here again."
        />
      ) : (
        <>
          <ul aria-label="Documents" className="divide-y divide-line border-y border-line">
            {list.items.map(document => (
              <DocumentRow
                key={document.id}
                document={document}
                people={whoIsThere(document.id)}
                where={document.workspace?.name}
                menu={<DocumentMenu document={document} myRole={undefined} />}
              />
            ))}
          </ul>
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </>
      )}
    </PlaceBody>
  )
}

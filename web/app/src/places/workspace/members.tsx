import { useSession } from '@tutti/react'
import { LogOut, SearchX } from 'lucide-react'
import { useState } from 'react'
import { mayOwn } from '../../data/rights'
import { useDelayedValue } from '../../data/use-delayed-value'
import { useMembers } from '../../data/use-members'
import { useTitle } from '../../shell/use-title'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { LoadMore } from '../../ui/load-more'
import { PageTitle, PlaceBody } from '../../ui/place'
import { SearchField } from '../../ui/search-field'
import { ListFailure, ListSkeleton } from '../documents/list-states'
import { MemberRow } from './member-row'
import { useWorkspace } from './workspace-context'
import { LeaveWorkspaceDialog } from './workspace-dialogs'

/** Who is in the workspace and as what; those who may, change it here. */
export function WorkspaceMembers() {
  const workspace = useWorkspace()
  useTitle(`Members · ${workspace.name}`)
  const { user } = useSession()
  const [query, setQuery] = useState('')
  const asked = useDelayedValue(query.trim())
  const list = useMembers(workspace.id, asked)
  const [leaving, setLeaving] = useState(false)
  const count = `${workspace.members} ${workspace.members === 1 ? 'person' : 'people'}`
  return (
    <PlaceBody>
      <PageTitle
        text={`${count} can open the documents of this workspace.`}
        actions={
          !mayOwn(workspace.role) && (
            <Button look="ghost" onClick={() => setLeaving(true)}>
              <LogOut size={16} aria-hidden /> Leave workspace
            </Button>
          )
        }
      >
        Members
      </PageTitle>
      <SearchField
        label="Search members"
        placeholder="Search by name"
        value={query}
        onChange={setQuery}
        className="mb-3 sm:max-w-xs"
      />
      {list.failure ? (
        <ListFailure what="The members" failure={list.failure} retry={list.retry} />
      ) : list.pending ? (
        <ListSkeleton label="Loading members" />
      ) : list.items.length === 0 ? (
        <Empty icon={SearchX} title="Nobody matches" text={`No name has “${asked}” in it.`}>
          <Button onClick={() => setQuery('')}>Clear search</Button>
        </Empty>
      ) : (
        <>
          <ul aria-label="Members" className="divide-y divide-line border-y border-line">
            {list.items.map(member => (
              <MemberRow key={member.id} member={member} workspace={workspace} you={member.id === user?.id} />
            ))}
          </ul>
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </>
      )}
      <LeaveWorkspaceDialog workspace={workspace} open={leaving} onOpenChange={setLeaving} />
    </PlaceBody>
  )
}

import { History } from 'lucide-react'
import { useState } from 'react'
import { useWorkspaceActivity } from '../../data/use-activity'
import { useTitle } from '../../shell/use-title'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { LoadMore } from '../../ui/load-more'
import { PageTitle, PlaceBody } from '../../ui/place'
import { Select } from '../../ui/select'
import { ActivityList } from '../activity/activity-list'
import { ListFailure, ListSkeleton } from '../documents/list-states'
import { PersonFilter } from './person-filter'
import { spanFrom, spans } from './time-span'
import { useWorkspace } from './workspace-context'

const categories = [
  { value: '', label: 'Everything' },
  { value: 'edit', label: 'Edits' },
  { value: 'collaboration', label: 'People and sharing' },
  { value: 'system', label: 'System' },
]

/** What happened in the workspace, newest first, by day. */
export function WorkspaceActivity() {
  const workspace = useWorkspace()
  useTitle(`Activity · ${workspace.name}`)
  const [category, setCategory] = useState('')
  const [person, setPerson] = useState<{ id: string; name: string } | undefined>()
  const [span, setSpan] = useState('')
  const from = spanFrom(span, new Date())
  const list = useWorkspaceActivity(workspace.id, {
    ...(category && { category }),
    ...(person && { person_id: person.id }),
    ...(from && { from }),
  })
  const filtered = Boolean(category || person || span)
  const clear = () => {
    setCategory('')
    setPerson(undefined)
    setSpan('')
  }
  return (
    <PlaceBody>
      <PageTitle text="Who did what, newest first.">Activity</PageTitle>
      <div className="mb-4 -ml-2 flex flex-wrap items-center gap-2">
        <Select label="Kind of activity" quiet value={category} onChange={setCategory} options={categories} />
        <PersonFilter workspaceId={workspace.id} person={person} onChange={setPerson} />
        <Select label="Time" quiet value={span} onChange={setSpan} options={spans} />
        {filtered && (
          <Button look="ghost" size="small" onClick={clear}>
            Clear filters
          </Button>
        )}
      </div>
      {list.failure ? (
        <ListFailure what="The activity" failure={list.failure} retry={list.retry} />
      ) : list.pending ? (
        <ListSkeleton label="Loading activity" />
      ) : list.items.length === 0 && !list.more ? (
        <Empty
          icon={History}
          title={filtered ? 'Nothing matches these filters' : 'Nothing has happened yet'}
          text={
            filtered
              ? 'Choose a longer time, or everybody.'
              : 'Edits, new documents and changes of people show up here as they happen.'
          }
        >
          {filtered && <Button onClick={clear}>Clear filters</Button>}
        </Empty>
      ) : (
        <div className={list.stale ? 'opacity-60' : undefined}>
          <ActivityList entries={list.items} />
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} label="Show older" />
        </div>
      )}
    </PlaceBody>
  )
}

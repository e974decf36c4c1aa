import { useQueryClient } from '@tanstack/react-query'
import type { EventCategory } from '@tutti/client'
import { useRoomEvent } from '@tutti/react'
import { History, ListFilter } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { failureText } from '../../data/failure'
import { useDocumentActivity } from '../../data/use-activity'
import { usePeople } from '../../data/use-people'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { LabelledSelect } from '../../ui/labelled-select'
import { LoadMore } from '../../ui/load-more'
import { Popover } from '../../ui/popover'
import { Select } from '../../ui/select'
import { ActivityList } from '../activity/activity-list'
import { spanFrom, spans } from '../workspace/time-span'
import { ActivitySkeleton } from './activity-skeleton'

const categories: readonly { value: EventCategory | ''; label: string }[] = [
  { value: '', label: 'Everything' },
  { value: 'edit', label: 'Edits' },
  { value: 'comment', label: 'Comments' },
  { value: 'collaboration', label: 'People and sharing' },
  { value: 'system', label: 'System' },
]

/** What happened in this document, live. */
export function ActivityTab({ documentId }: { documentId: string }) {
  const [category, setCategory] = useState<EventCategory | ''>('')
  const [person, setPerson] = useState('')
  const [span, setSpan] = useState('')
  const from = spanFrom(span, new Date())
  const list = useDocumentActivity(documentId, {
    ...(category && { category }),
    ...(person && { person_id: person }),
    ...(from && { from }),
  })
  useLive(documentId)
  const people = useKnown(list.items)
  const isFiltered = Boolean(category || person || span)
  const clear = () => {
    setCategory('')
    setPerson('')
    setSpan('')
  }
  return (
    <>
      <div className="flex shrink-0 items-center justify-between gap-2 px-2 pt-2">
        <Select
          label="Kind of activity"
          quiet
          className="min-w-0"
          value={category}
          onChange={next => setCategory(categories.find(each => each.value === next)?.value ?? '')}
          options={categories}
        />
        <Popover
          label="More filters"
          align="end"
          className="w-64"
          trigger={
            <IconButton icon={ListFilter} label="More filters" aria-pressed={Boolean(person || span)} />
          }
        >
          <div className="flex flex-col gap-3">
            <LabelledSelect
              label="Who"
              value={person}
              onChange={setPerson}
              options={[{ value: '', label: 'Everybody' }, ...people]}
            />
            <LabelledSelect label="When" value={span} onChange={setSpan} options={spans} />
          </div>
        </Popover>
      </div>
      <div className="min-h-0 flex-1 overflow-auto px-4 pt-2 pb-4">
        {list.failure ? (
          <Note text={failureText(list.failure)} action="Try again" onAction={list.retry} />
        ) : list.pending ? (
          <ActivitySkeleton />
        ) : list.items.length === 0 && !list.more ? (
          isFiltered ? (
            <Note text="Nothing matches these filters." action="Clear filters" onAction={clear} />
          ) : (
            <Note text="Nothing has happened yet. Edits and changes of this document show up here." />
          )
        ) : (
          <div className={list.stale ? 'opacity-60' : undefined}>
            <ActivityList entries={list.items} inDocument />
            <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} label="Show older" />
          </div>
        )}
      </div>
    </>
  )
}

function Note({ text, action, onAction }: { text: string; action?: string; onAction?: () => void }) {
  return (
    <div className="flex flex-col items-center gap-3 px-2 py-10 text-center text-ui text-muted">
      <History size={20} aria-hidden />
      {text}
      {action && (
        <Button size="small" onClick={onAction}>
          {action}
        </Button>
      )}
    </div>
  )
}

// several things at once, such as everyone's first edits, are asked for once
const gatherMs = 400

/** Reads the list again when something happened in the room. */
const useLive = (documentId: string): void => {
  const queries = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useRoomEvent('event', frame => {
    if (typeof frame.event !== 'number' && frame.type !== 'resync') return
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void queries.invalidateQueries({ queryKey: ['document-activity', documentId] })
    }, gatherMs)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
}

type Entry = { user?: { id: string; name: string } | null }

/** Whom one can filter by: who is here and whoever did something that is shown. */
const useKnown = (entries: Entry[]): { value: string; label: string }[] => {
  const here = usePeople()
  const names = new Map(here.map(({ id, name }) => [id, name]))
  for (const { user } of entries) if (user) names.set(user.id, user.name)
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label))
}

import type { ActivityEntry } from '@tutti/client'
import { ActivityRow } from './activity-row'
import { byDay, today } from './by-day'

type ActivityListProps = {
  entries: ActivityEntry[]
  /** In a document's own list it need not be named. */
  inDocument?: boolean
}

/** What happened, with a heading for each day. */
export function ActivityList({ entries, inDocument = false }: ActivityListProps) {
  return (
    <>
      {byDay(entries, new Date()).map(({ day, entries: ofDay }) => (
        <section key={day} aria-label={day} className="mb-4">
          <h3 className="mb-1 text-note font-medium text-muted">{day}</h3>
          <ol aria-label={`Activity, ${day}`}>
            {ofDay.map(entry => (
              <ActivityRow key={entry.id} entry={entry} inDocument={inDocument} past={day !== today} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

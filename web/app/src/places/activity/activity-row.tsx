import type { ActivityEntry } from '@tutti/client'
import { Server } from 'lucide-react'
import { Link } from 'react-router'
import { eventWords } from '../../data/event-words'
import { Avatar } from '../../ui/avatar'
import { ClockTime, TimeAgo } from '../../ui/time-ago'

type ActivityRowProps = {
  entry: ActivityEntry
  inDocument: boolean
  /** Not today: the day stands above, so the time of day is what is left to say. */
  past: boolean
}

/** One thing (or several alike): who, what, where, when. */
export function ActivityRow({ entry, inDocument, past }: ActivityRowProps) {
  const { user, at } = entry
  return (
    <li className="flex items-start gap-3 py-1.5">
      {user ? (
        <Avatar name={user.name} color={user.color} image={user.avatar} size="small" />
      ) : (
        <span className="inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
          <Server size={12} aria-hidden />
        </span>
      )}
      <p className="min-w-0 flex-1 pt-0.5 text-ui break-words">
        <span className="font-medium">{user?.name ?? 'The server'}</span>{' '}
        <span className="text-muted">
          <Sentence entry={entry} inDocument={inDocument} />
        </span>
      </p>
      <span className="shrink-0 pt-0.5 text-note text-muted">
        {past ? <ClockTime at={at} /> : <TimeAgo at={at} />}
      </span>
    </li>
  )
}

function Sentence({ entry, inDocument }: Omit<ActivityRowProps, 'past'>) {
  const [before = '', after] = eventWords(entry).split('{document}')
  if (after === undefined) return before
  return (
    <>
      {before}
      {inDocument || !entry.document ? (
        inDocument ? (
          'this document'
        ) : (
          'a document'
        )
      ) : (
        <Link to={`/d/${entry.document.id}`} className="font-medium text-ink hover:underline">
          {entry.document.title}
        </Link>
      )}
      {after}
    </>
  )
}

import type { LiveSession, SessionPerson } from '@tutti/client'
import { useLiveSession, useRoom } from '@tutti/react'
import { PenLine, PenOff } from 'lucide-react'
import { quietly } from '../../../data/quietly'
import { useMay } from '../../../data/use-room-rights'
import { Avatar } from '../../../ui/avatar'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { useLasting } from './how-long'
import { turnView } from './turn-words'
import { useMayLead, useSessionActions } from './use-session-actions'
import { useTurnHint } from './use-turn-hint'

/** Under the top bar while one writes at a time: whose turn it is, who waits, and what one can do about it. */
export function TurnStrip() {
  const session = useLiveSession()
  return session?.mode === 'sequential' ? <Strip session={session} /> : null
}

function Strip({ session }: { session: LiveSession }) {
  const { you } = useRoom()
  const view = turnView(session, you?.id)
  const lasts = useLasting(session.turn.since)
  const { isMine, holder, sentence } = view
  useTurnHint(isMine ? undefined : sentence)
  const Icon = isMine ? PenLine : PenOff
  return (
    <section
      aria-label="Turn"
      className={cx(
        'flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1 text-ui',
        isMine ? 'bg-accent-soft text-accent-ink' : 'bg-surface',
      )}
    >
      {holder && !isMine ? (
        <Avatar name={holder.name} color={holder.color} image={holder.avatar} size="small" />
      ) : (
        <Icon size={16} aria-hidden className="shrink-0" />
      )}
      <p className="min-w-0">
        <span role="status" className="font-medium">
          {sentence}
        </span>
        {lasts && holder && (
          <span className={cx('whitespace-nowrap tabular-nums', !isMine && 'text-muted')}> For {lasts}.</span>
        )}
      </p>
      <Queue people={session.queue} />
      <div className="ml-auto flex gap-2">
        <TurnActions session={session} />
      </div>
    </section>
  )
}

const shown = 4

function Queue({ people }: { people: readonly SessionPerson[] }) {
  if (people.length === 0) return null
  const more = people.length - shown
  return (
    <div className="flex items-center gap-1.5">
      <span aria-hidden className="text-note text-muted max-sm:hidden">
        Next
      </span>
      <ol aria-label="Waiting for the turn" className="flex -space-x-1">
        {people.slice(0, shown).map(({ id, name, color, avatar }) => (
          <li key={id} title={name}>
            <Avatar
              name={name}
              color={color}
              image={avatar}
              size="tiny"
              className="rounded-full ring-2 ring-surface"
            />
            <span className="sr-only">{name}</span>
          </li>
        ))}
      </ol>
      {more > 0 && <span className="text-note text-muted">+{more}</span>}
    </div>
  )
}

function TurnActions({ session }: { session: LiveSession }) {
  const { you } = useRoom()
  const mayEdit = useMay('edit')
  const mayLead = useMayLead()
  const { askForTurn, stopAsking, passTurn } = useSessionActions()
  const { isMine, holder, position } = turnView(session, you?.id)
  const [next] = session.queue
  const pass = (label: string, look: 'primary' | 'secondary' | 'ghost') => (
    <Button
      size="small"
      look={look}
      disabled={passTurn.busy}
      onClick={() => quietly(passTurn.run(undefined))}
    >
      {label}
    </Button>
  )
  if (isMine) return pass(next ? `Pass it on to ${next.name}` : 'I am done', next ? 'primary' : 'secondary')
  return (
    <>
      {mayLead && holder && next && next.id !== you?.id && pass(`Pass it on to ${next.name}`, 'ghost')}
      {mayEdit &&
        (position === undefined ? (
          <Button
            size="small"
            look="primary"
            disabled={askForTurn.busy}
            onClick={() => quietly(askForTurn.run())}
          >
            {holder ? 'Ask for the turn' : 'Take the turn'}
          </Button>
        ) : (
          <>
            {mayLead && position === 1 && pass('Take it now', 'secondary')}
            <Button size="small" disabled={stopAsking.busy} onClick={() => quietly(stopAsking.run())}>
              Cancel
            </Button>
          </>
        ))}
    </>
  )
}

import { useLiveSession } from '@tutti/react'
import { CornerDownRight, Eye, EyeOff, UserPlus } from 'lucide-react'
import { type Person, usePeople } from '../../data/use-people'
import { useJump } from '../../editors/shared/jump'
import { Avatar } from '../../ui/avatar'
import { Badge } from '../../ui/badge'
import { cx } from '../../ui/cx'
import { IconButton } from '../../ui/icon-button'
import { part } from '../../ui/part'
import { useFollow } from './follow/use-following'

const SessionSection = part(async () => (await import('./session/session-section')).SessionSection)
const PersonMenu = part(async () => (await import('./person-menu')).PersonMenu)

/** Who is here and what they are doing, and the session they are in. */
export function PeopleList() {
  const people = usePeople()
  const session = useLiveSession()
  const section = <SessionSection />
  return (
    <>
      {session && section}
      <ul aria-label="People here">
        {people.map(person => (
          <PersonRow key={person.id} person={person} isHost={session?.host.id === person.id} />
        ))}
        {people.length <= 1 && (
          <li className="mt-2 flex gap-3 rounded-lg border border-dashed border-control/60 p-3 text-note text-muted">
            <UserPlus size={16} aria-hidden className="mt-0.5 shrink-0" />
            You are alone here. Share the document, and whoever opens it shows up in this list.
          </li>
        )}
      </ul>
      {!session && section}
    </>
  )
}

function PersonRow({ person, isHost }: { person: Person; isHost: boolean }) {
  const { leader } = useFollow()
  const isLed = leader?.id === person.id
  return (
    <li className={cx('flex items-center gap-3 rounded-md px-2 py-1.5', isLed && 'bg-sunken')}>
      <Avatar name={person.name} color={person.color} image={person.avatar} status={person.status} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5 text-ui font-medium">
          <span className="truncate">
            {person.name}
            {person.you && <span className="font-normal text-muted"> (you)</span>}
          </span>
          {isHost && <Badge look="accent">Host</Badge>}
          <span className="shrink-0 text-note font-normal text-muted capitalize">{person.role}</span>
        </p>
        <p className="truncate text-note text-muted">
          <Doing person={person} />
          {person.guest && ' · guest'}
        </p>
      </div>
      <span className="flex">
        {!person.you && <FollowButton person={person} />}
        <PersonMenu person={person} />
      </span>
    </li>
  )
}

function FollowButton({ person: { id, name } }: { person: Person }) {
  const { leader, start, stop } = useFollow()
  const isLed = leader?.id === id
  return (
    <IconButton
      icon={isLed ? EyeOff : Eye}
      label={isLed ? `Stop following ${name}` : `Follow ${name}`}
      aria-pressed={isLed}
      className="!size-7"
      onClick={() => (isLed ? stop() : start(id))}
    />
  )
}

/** What someone does; where the editor can, it leads to where they do it. */
function Doing({ person: { name, doing, at, you } }: { person: Person }) {
  const jump = useJump()
  if (!jump || !at || you) return doing
  return (
    <button
      type="button"
      title={`Go to where ${name} is`}
      onClick={() => jump(at)}
      className="inline-flex max-w-full items-center gap-1 rounded align-bottom underline-offset-2 hover:text-ink hover:underline"
    >
      <span className="truncate">{doing}</span>
      <CornerDownRight size={11} aria-hidden className="shrink-0" />
      <span className="sr-only">: go there</span>
    </button>
  )
}

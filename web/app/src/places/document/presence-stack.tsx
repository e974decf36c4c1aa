import { Eye } from 'lucide-react'
import { type Person, usePeople } from '../../data/use-people'
import { Avatar } from '../../ui/avatar'
import { Tip } from '../../ui/tip'
import { useFollow } from './follow/use-following'

const shown = 4

/** Who else is here, at a glance; a click follows them. What each does is in the tooltip and in the panel. */
export function PresenceStack({ onOpen }: { onOpen: () => void }) {
  const others = usePeople().filter(person => !person.you)
  const more = others.length - shown
  if (others.length === 0) return null
  return (
    <ul
      aria-label="Others here"
      className="mr-1 flex items-center -space-x-1 max-sm:[&>li:nth-child(n+2)]:hidden"
    >
      {others.slice(0, shown).map(person => (
        <li key={person.id}>
          <Other person={person} />
        </li>
      ))}
      {more > 0 && (
        <li>
          <button
            type="button"
            aria-label={`${more} more`}
            onClick={onOpen}
            className="relative z-10 inline-flex h-7 items-center rounded-full bg-sunken px-2 text-note font-medium text-muted hover:text-ink"
          >
            +{more}
          </button>
        </li>
      )}
    </ul>
  )
}

function Other({ person }: { person: Person }) {
  const { id, name, color, doing } = person
  const { leader, followers, start, stop } = useFollow()
  const isLed = leader?.id === id
  const followsYou = followers.includes(id)
  return (
    <Tip text={<PersonTip person={person} isLed={isLed} followsYou={followsYou} />}>
      <button
        type="button"
        aria-label={`${name}, ${doing}${followsYou ? ', follows you' : ''}`}
        aria-description={isLed ? 'Stop following' : 'Follow'}
        aria-pressed={isLed}
        onClick={() => (isLed ? stop() : start(id))}
        className="relative block rounded-full"
      >
        <span
          className="block rounded-full p-0.5"
          style={{ boxShadow: `inset 0 0 0 ${isLed ? 3 : 2}px ${color}` }}
        >
          <Avatar
            name={name}
            color={color}
            image={person.avatar}
            status={person.status}
            size="small"
            className="ring-2 ring-canvas rounded-full"
          />
        </span>
        {followsYou && (
          <span
            aria-hidden
            className="absolute -top-0.5 -right-0.5 z-10 inline-flex size-3.5 items-center justify-center rounded-full bg-ink text-canvas ring-1 ring-canvas"
          >
            <Eye size={9} strokeWidth={2.5} />
          </span>
        )}
      </button>
    </Tip>
  )
}

function PersonTip({ person, isLed, followsYou }: { person: Person; isLed: boolean; followsYou: boolean }) {
  return (
    <>
      <span className="block font-semibold">{person.name}</span>
      <span className="block capitalize">{person.role}</span>
      <span className="block">{person.doing}</span>
      {followsYou && <span className="block">Follows you</span>}
      <span className="mt-1 block opacity-80">Click to {isLed ? 'stop following' : 'follow'}</span>
    </>
  )
}

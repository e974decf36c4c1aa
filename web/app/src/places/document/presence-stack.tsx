import { type Person, usePeople } from '../../data/use-people'
import { Avatar } from '../../ui/avatar'
import { Tip } from '../../ui/tip'

const shown = 4

/** Who else is here, at a glance; what each does is in the tooltip and in the panel. */
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
          <Tip text={<PersonTip person={person} />}>
            <button
              type="button"
              aria-label={`${person.name}, ${person.doing}`}
              onClick={onOpen}
              className="block rounded-full"
            >
              <span
                className="block rounded-full p-0.5"
                style={{ boxShadow: `inset 0 0 0 2px ${person.color}` }}
              >
                <Avatar
                  name={person.name}
                  color={person.color}
                  image={person.avatar}
                  status={person.status}
                  size="small"
                  className="ring-2 ring-canvas rounded-full"
                />
              </span>
            </button>
          </Tip>
        </li>
      ))}
      {more > 0 && (
        <li className="z-10 inline-flex h-7 items-center rounded-full bg-sunken px-2 text-note font-medium text-muted">
          +{more}
        </li>
      )}
    </ul>
  )
}

function PersonTip({ person }: { person: Person }) {
  return (
    <>
      <span className="block font-semibold">{person.name}</span>
      <span className="block capitalize">{person.role}</span>
      <span className="block">{person.doing}</span>
    </>
  )
}

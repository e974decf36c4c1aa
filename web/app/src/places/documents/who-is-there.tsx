import type { Visitor } from '../../data/use-who-is-there'
import { Avatar } from '../../ui/avatar'

const shown = 3

const words = ({ name, status }: Visitor): string => (status === 'active' ? name : `${name} (${status})`)

/** Who is in a document right now. */
export function WhoIsThere({ people }: { people: readonly Visitor[] | undefined }) {
  if (!people || people.length === 0) return null
  const names = `Here now: ${people.map(words).join(', ')}`
  return (
    <span
      role="img"
      aria-label={names}
      title={names}
      className="relative z-10 flex shrink-0 items-center gap-1"
    >
      {people.slice(0, shown).map(({ id, name, color, avatar, status }) => (
        <Avatar key={id} name={name} color={color} image={avatar} status={status} size="tiny" />
      ))}
      {people.length > shown && (
        <span aria-hidden className="text-note text-muted tabular-nums">
          +{people.length - shown}
        </span>
      )}
    </span>
  )
}

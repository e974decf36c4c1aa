import type { FilePerson } from './use-file-people'

const shown = 3

/** Who is in a file, as dots in their colours. */
export function FileDots({ people }: { people: readonly FilePerson[] }) {
  if (people.length === 0) return null
  return (
    <span
      role="img"
      aria-label={`Here: ${people.map(({ name }) => name).join(', ')}`}
      title={people.map(({ name }) => name).join(', ')}
      className="flex shrink-0 items-center gap-0.5"
    >
      {people.slice(0, shown).map(({ id, color }) => (
        <span
          key={id}
          className="size-2 rounded-full ring-1 ring-canvas"
          style={{ backgroundColor: color }}
        />
      ))}
      {people.length > shown && <span className="text-note text-muted">+{people.length - shown}</span>}
    </span>
  )
}

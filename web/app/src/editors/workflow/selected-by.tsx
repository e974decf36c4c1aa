import type { CanvasPerson } from './canvas-people'

/** The outline of what others have selected, with the first one's name on it. */
export function SelectedBy({ people }: { people: readonly CanvasPerson[] }) {
  const [first] = people
  if (!first) return null
  return (
    <div
      aria-hidden
      data-testid="selected-by"
      className="pointer-events-none absolute -inset-1 rounded-xl border-2"
      style={{ borderColor: first.color }}
    >
      <span
        className="absolute bottom-full left-2 max-w-40 truncate rounded-t px-1.5 text-[0.6875rem]/4 font-semibold"
        style={{ backgroundColor: first.color, color: first.ink }}
      >
        {people.map(({ name }) => name).join(', ')}
      </span>
    </div>
  )
}

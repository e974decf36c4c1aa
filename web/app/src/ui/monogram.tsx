import { initials } from './avatar'

/** A workspace in one letter. */
export function Monogram({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-5 shrink-0 items-center justify-center rounded bg-accent-soft text-[0.6875rem] font-semibold text-accent-ink"
    >
      {[...initials(name)][0]}
    </span>
  )
}

import type { ReactNode } from 'react'
import { cx } from './cx'

type Look = 'plain' | 'accent' | 'warn' | 'danger'

const looks: Record<Look, string> = {
  plain: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent-ink',
  warn: 'bg-warn-soft text-warn-ink',
  danger: 'bg-danger-soft text-danger-ink',
}

/** One word about a thing: its state, a role, a count. */
export function Badge({
  look = 'plain',
  className,
  children,
}: {
  look?: Look
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded px-1.5 text-note font-medium whitespace-nowrap',
        looks[look],
        className,
      )}
    >
      {children}
    </span>
  )
}

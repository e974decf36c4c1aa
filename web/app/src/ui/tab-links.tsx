import { Link, useLocation } from 'react-router'
import { cx } from './cx'

type TabLinksProps = {
  label: string
  /** `active`: further paths below `to` that belong to it; the others below it are tabs of their own. */
  pages: readonly { to: string; label: string; active?: readonly string[] }[]
}

// on a phone not all tabs fit
const showWhole = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

/** Pages of one thing, side by side; each has its own address. */
export function TabLinks({ label, pages }: TabLinksProps) {
  const { pathname } = useLocation()
  return (
    <nav aria-label={label} className="-mx-2 mt-2 flex gap-1 overflow-x-auto">
      {pages.map(({ to, label: text, active = [] }) => {
        const current = pathname === to || active.some(path => pathname.startsWith(`${to}/${path}`))
        return (
          <Link
            key={to}
            to={to}
            aria-current={current ? 'page' : undefined}
            ref={current ? showWhole : undefined}
            className={cx(
              'relative inline-flex h-9 shrink-0 items-center rounded-md px-2 text-ui whitespace-nowrap -outline-offset-2',
              current
                ? 'font-medium text-ink after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full after:bg-accent'
                : 'text-muted hover:text-ink',
            )}
          >
            {text}
          </Link>
        )
      })}
    </nav>
  )
}

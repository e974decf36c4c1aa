import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

type BannerProps = {
  look: keyof typeof looks
  icon: LucideIcon
  children: ReactNode
  actions?: ReactNode
}

const looks = {
  warn: 'bg-warn-soft text-warn-ink',
  danger: 'bg-danger-soft text-danger-ink',
  plain: 'bg-sunken text-ink',
  good: 'bg-accent-soft text-accent-ink',
}

/** A line across the page that stays until its cause is gone. */
export function Banner({ look, icon: Icon, children, actions }: BannerProps) {
  return (
    <div
      role="status"
      className={cx('flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-ui', looks[look])}
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
      {actions && <div className="flex gap-2">{actions}</div>}
    </div>
  )
}

import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx'

type SelectProps = Omit<ComponentProps<'select'>, 'onChange'> & {
  label: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  quiet?: boolean
}

/** The browser's own select: the best one on a phone and for a screen reader. */
export function Select({ label, options, onChange, quiet = false, className, ...rest }: SelectProps) {
  return (
    <span className={cx('relative inline-flex items-center', className)}>
      <select
        aria-label={label}
        onChange={event => onChange(event.target.value)}
        className={cx(
          'w-full appearance-none rounded-md pr-7 text-ui text-ink disabled:opacity-70',
          quiet
            ? 'h-7 bg-transparent pl-2 text-muted hover:bg-hover'
            : 'h-9 border border-control bg-canvas pl-3',
        )}
        {...rest}
      >
        {options.map(({ value, label: text }) => (
          <option key={value} value={value} className="bg-raised text-ink">
            {text}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden className="pointer-events-none absolute right-2 text-muted" />
    </span>
  )
}

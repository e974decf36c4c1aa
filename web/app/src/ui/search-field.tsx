import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { Input } from './field'

type SearchFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'type' | 'aria-label'> & {
  label: string
  value: string
  onChange: (value: string) => void
}

/** Narrows a list while one types. */
export function SearchField({ label, value, onChange, className, ...rest }: SearchFieldProps) {
  return (
    <div className={cx('relative', className)}>
      <Search size={14} aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
      <Input
        type="search"
        aria-label={label}
        value={value}
        onChange={event => onChange(event.target.value)}
        className="!h-8 pl-8 !text-base sm:!text-ui"
        {...rest}
      />
    </div>
  )
}

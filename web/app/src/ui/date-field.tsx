import { type ComponentProps, useId } from 'react'
import { cx } from './cx'

type DateFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'id' | 'type'> & {
  label: string
  /** A day as `2026-05-20`, or nothing. */
  value: string
  onChange: (value: string) => void
}

/** The browser's own date picker with its label beside it. */
export function DateField({ label, value, onChange, className, ...rest }: DateFieldProps) {
  const id = useId()
  return (
    <div className={cx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="text-ui font-medium">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={value}
        onChange={event => onChange(event.target.value)}
        className="h-9 w-full rounded-md border border-control bg-canvas px-3 text-ui text-ink focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0"
        {...rest}
      />
    </div>
  )
}

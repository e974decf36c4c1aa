import { type ComponentProps, useId } from 'react'
import { cx } from './cx'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      className={cx(
        'h-9 w-full rounded-md border border-control bg-canvas px-3 text-base text-ink placeholder:text-faint sm:text-sm',
        'focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger',
        className,
      )}
      {...rest}
    />
  )
}

type FieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  label: string
  hint?: string
  error?: string | undefined
}

/** A labelled input; the error is tied to it, so a screen reader says it with the field. */
export function Field({ label, hint, error, ...rest }: FieldProps) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-ui font-medium">
        {label}
      </label>
      <Input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        {...rest}
      />
      {note && (
        <p id={`${id}-note`} className={cx('text-note', error ? 'text-danger' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  )
}

import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useId, useState } from 'react'
import { cx } from './cx'
import { Input } from './field'

type PasswordFieldProps = Omit<ComponentProps<'input'>, 'id' | 'type'> & {
  label: string
  hint?: string
  error?: string | undefined
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ label, hint, error, ...rest }: PasswordFieldProps) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const note = error ?? hint
  const Icon = shown ? EyeOff : Eye
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-ui font-medium">
        {label}
      </label>
      <div className="relative">
        <Input
          id={id}
          type={shown ? 'text' : 'password'}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          spellCheck={false}
          autoCapitalize="off"
          className="pr-10"
          {...rest}
        />
        <button
          type="button"
          aria-label={shown ? 'Hide what is typed' : 'Show what is typed'}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute top-1 right-1 inline-flex size-7 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
        >
          <Icon size={16} aria-hidden />
        </button>
      </div>
      {note && (
        <p id={`${id}-note`} className={cx('text-note', error ? 'text-danger' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  )
}

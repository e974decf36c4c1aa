import { type ComponentProps, useId } from 'react'

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'id'> & { label: string; hint?: string }

/** A labelled field for several lines. */
export function TextArea({ label, hint, rows = 3, ...rest }: TextAreaProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-ui font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        aria-describedby={hint ? `${id}-note` : undefined}
        className="w-full resize-y rounded-md border border-control bg-canvas px-3 py-2 text-base text-ink placeholder:text-faint focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 sm:text-sm"
        {...rest}
      />
      {hint && (
        <p id={`${id}-note`} className="text-note text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

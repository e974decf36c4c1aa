import { Switch as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'

type SwitchRowProps = {
  label: string
  text?: ReactNode
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

/** A switch with its name and what it does; the whole line of text belongs to it. */
export function SwitchRow({ label, text, checked, disabled = false, onChange }: SwitchRowProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-4">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="text-ui font-medium">
          {label}
        </label>
        {text && (
          <p id={`${id}-text`} className="text-ui text-muted">
            {text}
          </p>
        )}
      </div>
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-describedby={text ? `${id}-text` : undefined}
        className="relative mt-0.5 h-5 w-9 shrink-0 rounded-full bg-control transition-colors duration-100 disabled:opacity-60 data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-4 translate-x-0.5 rounded-full bg-canvas transition-transform duration-100 data-[state=checked]:translate-x-4.5" />
      </Radix.Root>
    </div>
  )
}

import type { KeyboardEvent, Ref } from 'react'
import { Input } from '../../../ui/field'

type FindFieldProps = {
  label: string
  value: string
  invalid?: boolean
  /** The one CodeMirror gives the focus to. */
  main?: boolean
  ref?: Ref<HTMLInputElement>
  onChange: (value: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

export function FindField({ label, invalid = false, main = false, onChange, ...rest }: FindFieldProps) {
  return (
    <Input
      aria-label={label}
      placeholder={label}
      aria-invalid={invalid || undefined}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      {...(main && { 'main-field': 'true' })}
      onChange={event => onChange(event.target.value)}
      className="!h-7 !w-56 max-w-full min-w-32 flex-[0_1_14rem] !px-2 !text-base sm:!text-ui"
      {...rest}
    />
  )
}

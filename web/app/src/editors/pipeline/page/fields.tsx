import { type ReactNode, useId } from 'react'
import { Input } from '../../../ui/field'
import { Select } from '../../../ui/select'
import type { KnownColumn } from './use-columns'
import { useDraft } from './use-draft'

/** A label above its control; the whole is one group of the form. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-note font-medium text-muted">
        {label}
      </label>
      {children(id)}
    </div>
  )
}

type TextFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  onTyping: () => void
  disabled: boolean
  placeholder?: string | undefined
  numeric?: boolean | undefined
  code?: boolean
  quiet?: boolean
}

/** A line of text, written into the document as one pauses. `quiet` has its label only for who does not see. */
export function TextField({ label, value, onChange, onTyping, quiet = false, ...rest }: TextFieldProps) {
  const { value: shown, onChange: write, onBlur, onKeyDown } = useDraft(value, onChange, onTyping)
  const input = (id?: string) => (
    <Input
      {...(id ? { id } : { 'aria-label': label })}
      value={shown}
      onChange={event => write(event.target.value)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
      disabled={rest.disabled}
      placeholder={rest.placeholder}
      inputMode={rest.numeric ? 'numeric' : 'text'}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={2000}
      className={
        rest.code ? '!h-8 font-mono !text-ui disabled:opacity-70' : '!h-8 !text-ui disabled:opacity-70'
      }
    />
  )
  return quiet ? input() : <Labelled label={label}>{input}</Labelled>
}

type ColumnSelectProps = {
  label: string
  value: string
  columns: readonly KnownColumn[]
  /** What choosing nothing means; without it a column has to be chosen. */
  none?: string | undefined
  onChange: (value: string) => void
  onTyping: () => void
  disabled: boolean
  quiet?: boolean
}

/** One of the columns that come in here; a name that is not among them stays and is marked. Unknown columns are written. */
export function ColumnSelect({
  label,
  value,
  columns,
  none,
  onChange,
  onTyping,
  disabled,
  quiet = false,
}: ColumnSelectProps) {
  if (columns.length === 0)
    return (
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        onTyping={onTyping}
        disabled={disabled}
        placeholder={none ?? 'Name of a column'}
        quiet={quiet}
      />
    )
  const known = columns.some(({ name }) => name === value)
  const options = [
    ...(none !== undefined || value === '' ? [{ value: '', label: none ?? 'Choose a column' }] : []),
    ...(value !== '' && !known ? [{ value, label: `${value} (not there)` }] : []),
    ...columns.map(({ name }) => ({ value: name, label: name })),
  ]
  return (
    <Choice
      label={label}
      value={value}
      options={options}
      onChange={onChange}
      disabled={disabled}
      quiet={quiet}
    />
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  disabled: boolean
  quiet?: boolean
}

export function Choice({ label, value, options, onChange, disabled, quiet = false }: ChoiceProps) {
  const shown = options.some(option => option.value === value)
    ? options
    : [{ value, label: value || 'Choose' }, ...options]
  const select = (id?: string) => (
    <Select
      {...(id && { id })}
      label={label}
      value={value}
      options={shown}
      onChange={onChange}
      disabled={disabled}
      className="w-full [&>select]:!h-8"
    />
  )
  return quiet ? select() : <Labelled label={label}>{select}</Labelled>
}

import { X } from 'lucide-react'
import { ColumnSelect } from './fields'
import type { KnownColumn } from './use-columns'

type ColumnsFieldProps = {
  label: string
  values: readonly string[]
  columns: readonly KnownColumn[]
  onChange: (values: string[]) => void
  onTyping: () => void
  disabled: boolean
}

/** Several columns, in the order they were chosen. */
export function ColumnsField({ label, values, columns, onChange, onTyping, disabled }: ColumnsFieldProps) {
  const left = columns.filter(({ name }) => !values.includes(name))
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="mb-1 text-note font-medium text-muted">{label}</legend>
      {values.length > 0 && (
        <ul aria-label={label} className="mb-2 flex flex-wrap gap-1">
          {values.map(value => (
            <li
              key={value}
              className="inline-flex h-7 max-w-full items-center gap-1 rounded-md bg-sunken pr-1 pl-2 text-ui"
            >
              <span className="truncate">{value}</span>
              {!disabled && (
                <button
                  type="button"
                  aria-label={`Do not group by ${value}`}
                  onClick={() => onChange(values.filter(each => each !== value))}
                  className="inline-flex size-5 items-center justify-center rounded text-muted hover:bg-pressed hover:text-ink"
                >
                  <X size={12} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (columns.length === 0 || left.length > 0) && (
        <ColumnSelect
          quiet
          label={`${label}: add a column`}
          value=""
          columns={left}
          none={values.length > 0 ? 'Add a column' : 'All rows together'}
          onChange={name => name !== '' && onChange([...new Set([...values, name])])}
          onTyping={onTyping}
          disabled={disabled}
        />
      )}
    </fieldset>
  )
}

import { LabelledSelect } from '../../ui/labelled-select'
import { BoundCode, BoundLine, BoundNumber, BoundText } from './bound-fields'
import type { WorkflowNode } from './model/graph'
import type { Session } from './session'
import { type StepField, stepTypeOf } from './step-types'

type StepFieldsProps = { step: WorkflowNode; session: Session; readOnly: boolean }

/** The form of a step's type. */
export function StepFields({ step, session, readOnly }: StepFieldsProps) {
  return stepTypeOf(step.type)
    .fields.filter(({ when }) => when?.(step.data) ?? true)
    .map(field => (
      <OneField
        key={field.name}
        field={field}
        value={step.data[field.name]}
        readOnly={readOnly}
        onChange={value => session.set(step.id, field.name, value)}
      />
    ))
}

type OneFieldProps = {
  field: StepField
  value: unknown
  readOnly: boolean
  onChange: (value: unknown) => void
}

/** As text what is one; what another client put there otherwise is shown as JSON rather than hidden. */
const shown = (value: unknown): string => {
  if (typeof value === 'string') return value
  return value === undefined ? '' : JSON.stringify(value)
}

function OneField({ field, value, readOnly, onChange }: OneFieldProps) {
  const { input, label, placeholder, hint, options = [] } = field
  const words = { label, readOnly, ...(placeholder && { placeholder }), ...(hint && { hint }) }
  const text = { ...words, value: shown(value), onText: (next: string) => onChange(next || undefined) }
  switch (input) {
    case 'choice':
      return (
        <LabelledSelect
          label={label}
          value={shown(value) || (options[0]?.value ?? '')}
          options={withOwn(options, shown(value))}
          onChange={onChange}
          disabled={readOnly}
        />
      )
    case 'number':
      return <BoundNumber {...words} value={value} onNumber={onChange} />
    case 'code':
      return <BoundCode {...text} />
    case 'text':
      return <BoundText {...text} />
    case 'line':
      return <BoundLine {...text} />
  }
}

// a value that is not among the choices is shown as it is, not as the first of them
const withOwn = (options: NonNullable<StepField['options']>, value: string) =>
  value === '' || options.some(option => option.value === value)
    ? options
    : [...options, { value, label: value }]

import { Checkbox } from '../../../ui/checkbox'
import { names } from '../engine/steps/step-type'
import type { Step } from '../model/step'
import { ColumnList } from './column-list'
import { ColumnsField } from './columns-field'
import { ExpressionField } from './expression-field'
import { Choice, ColumnSelect, TextField } from './fields'
import { JoinWith } from './join-with'
import { MeasuresField } from './measures-field'
import { usePipeline } from './pipeline-context'
import { SourceField } from './source-field'
import { type Field, fieldsOf } from './step-fields'
import { useColumnsBefore, useOtherColumns } from './use-columns'

// where a form has two columns, these take both
const wide = new Set<Field['kind']>(['expression', 'measures', 'column-list', 'columns', 'check'])

/** The parameters of a step. Each field writes its own parameter, so that two people can fill in one form. */
export function StepForm({ step }: { step: Step }) {
  const fields = fieldsOf(step.type, step.parameters)
  if (fields.length === 0) return <UnknownStep step={step} />
  return (
    <div className="grid items-start gap-3 @md:grid-cols-2 @3xl:grid-cols-1">
      {fields.map(field => (
        <div
          key={field.name}
          className={wide.has(field.kind) ? 'min-w-0 @md:col-span-2 @3xl:col-span-1' : 'contents'}
        >
          <StepField field={field} step={step} />
        </div>
      ))}
    </div>
  )
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

function StepField({ field, step }: { field: Field; step: Step }) {
  const { edits, canEdit, typing } = usePipeline()
  const columns = useColumnsBefore(step)
  const others = useOtherColumns(step)
  const set = (value: unknown) =>
    edits.setParameters(step.id, { [field.name]: value === '' ? undefined : value })
  const value = step.parameters[field.name]
  const common = { label: field.label, disabled: !canEdit, onTyping: typing }
  switch (field.kind) {
    case 'column':
      return (
        <ColumnSelect
          {...common}
          value={textOf(value)}
          columns={field.of === 'other' ? others : columns}
          none={field.none}
          onChange={set}
        />
      )
    case 'columns':
      return (
        <ColumnsField
          {...common}
          values={names(step.parameters, field.name)}
          columns={columns}
          onChange={next => set(next.length > 1 ? next : next[0])}
        />
      )
    case 'text':
      return (
        <TextField
          {...common}
          value={textOf(value)}
          onChange={set}
          placeholder={field.placeholder}
          numeric={field.numeric}
        />
      )
    case 'expression':
      return (
        <ExpressionField
          {...common}
          value={textOf(value)}
          onChange={set}
          placeholder={field.placeholder}
          columns={columns}
        />
      )
    case 'choice':
      return (
        <Choice
          {...common}
          value={textOf(value) || (field.options[0]?.value ?? '')}
          options={field.options}
          onChange={next => set(next === field.options[0]?.value ? undefined : next)}
        />
      )
    case 'check':
      return (
        <Checkbox
          label={field.label}
          checked={typeof value === 'boolean' ? value : field.otherwise}
          disabled={!canEdit}
          onChange={next => set(next === field.otherwise ? undefined : next)}
        />
      )
    case 'source':
      return <SourceField step={step} />
    case 'measures':
      return <MeasuresField step={step} columns={columns} />
    case 'column-list':
      return <ColumnList step={step} columns={columns} />
    case 'join-with':
      return <JoinWith step={step} />
  }
}

/** What another client, or a newer page, put here: shown as it is and left alone. */
function UnknownStep({ step }: { step: Step }) {
  const entries = Object.entries(step.parameters)
  return (
    <div className="text-ui text-muted">
      <p>This page does not know steps of the type “{step.type || 'none'}”. Rows go through unchanged.</p>
      {entries.length > 0 && (
        <dl className="mt-3 space-y-1 text-note">
          {entries.slice(0, 20).map(([name, value]) => (
            <div key={name} className="flex gap-2">
              <dt className="font-medium">{name}</dt>
              <dd className="min-w-0 truncate font-mono">{JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

import { Plus, X } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button'
import { itemsOf } from '../engine/steps/step-type'
import { newId } from '../model/new-id'
import type { Step } from '../model/step'
import { Choice, ColumnSelect } from './fields'
import { usePipeline } from './pipeline-context'
import { measureOptions } from './step-fields'
import type { KnownColumn } from './use-columns'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

// the time first: keys sort in the order they were added
const newKey = () => `measure:${Date.now().toString(36)}${newId().slice(0, 4)}`

/** What is measured in each group; without anything, how many rows it has. */
export function MeasuresField({ step, columns }: { step: Step; columns: readonly KnownColumn[] }) {
  const { edits, canEdit, typing } = usePipeline()
  const items = itemsOf(step.parameters, 'measure')
  const set = (key: string, value: unknown) => edits.setParameters(step.id, { [key]: value })
  const numbers = columns.filter(({ type }) => type === 'number')
  // the mean of a number that only counts rows is nothing one looks for
  const first = numbers.find(({ name }) => !/(^|[^a-z])id$/i.test(name)) ?? numbers[0]
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-note font-medium text-muted">Measure</legend>
      {items.length === 0 && <p className="mb-2 text-ui text-muted">The number of rows in each group</p>}
      <ul aria-label="Measures" className="space-y-2">
        {items.map(({ key, value }, at) => {
          const measure = textOf(value.function) || 'count'
          const needsNumbers = ['sum', 'mean', 'median'].includes(measure) && numbers.length > 0
          return (
            <li key={key} className="flex items-center gap-1">
              <div className="grid min-w-0 flex-1 grid-cols-2 gap-1">
                <Choice
                  quiet
                  label={`Measure ${at + 1}`}
                  value={measure}
                  options={measureOptions}
                  onChange={next => set(key, { ...value, function: next })}
                  disabled={!canEdit}
                />
                <ColumnSelect
                  quiet
                  label={`Column of measure ${at + 1}`}
                  value={textOf(value.column)}
                  columns={needsNumbers ? numbers : columns}
                  none={measure === 'count' ? 'Rows' : undefined}
                  onChange={next => set(key, { ...value, column: next })}
                  onTyping={typing}
                  disabled={!canEdit}
                />
              </div>
              {canEdit && (
                <IconButton
                  icon={X}
                  label={`Remove measure ${at + 1}`}
                  onClick={() => set(key, undefined)}
                  className="!size-7"
                />
              )}
            </li>
          )
        })}
      </ul>
      {canEdit && (
        <button
          type="button"
          onClick={() =>
            set(newKey(), first ? { function: 'mean', column: first.name } : { function: 'count' })
          }
          className="mt-1 inline-flex h-7 items-center gap-1 rounded-md px-1.5 text-ui text-muted hover:bg-hover hover:text-ink"
        >
          <Plus size={14} aria-hidden /> Add a measure
        </button>
      )}
    </fieldset>
  )
}

import { Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { IconButton } from '../../ui/icon-button'
import { BoundLine } from './bound-fields'
import type { WorkflowNode } from './model/graph'
import type { Session } from './session'
import { stepTypeOf } from './step-types'

type OtherPropertiesProps = { step: WorkflowNode; session: Session; readOnly: boolean }

/** What a step has that the form of its type does not know, by name and value; of a plain step that is all. */
export function OtherProperties({ step, session, readOnly }: OtherPropertiesProps) {
  const { fields } = stepTypeOf(step.type)
  const known = new Set(fields.map(({ name }) => name))
  const others = Object.entries(step.data).filter(([name]) => !known.has(name))
  const isPlain = fields.length === 0
  if (!isPlain && others.length === 0) return null
  return (
    <section aria-label="Properties" className="flex flex-col gap-3">
      {!isPlain && <h3 className="text-note font-semibold text-muted">Other properties</h3>}
      {others.map(([name, value]) => (
        <div key={name} className="flex items-end gap-1">
          <div className="min-w-0 flex-1">
            <BoundLine
              label={name}
              value={shown(value)}
              readOnly={readOnly}
              onText={text => session.set(step.id, name, written(text, value))}
            />
          </div>
          {!readOnly && (
            <IconButton
              icon={X}
              label={`Remove ${name}`}
              className="mb-0.5"
              onClick={() => session.set(step.id, name, undefined)}
            />
          )}
        </div>
      ))}
      {isPlain && others.length === 0 && <p className="text-note text-muted">It has no properties.</p>}
      {isPlain && !readOnly && (
        <NewProperty taken={step.data} onAdd={name => session.set(step.id, name, '')} />
      )}
    </section>
  )
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Text stays text; what was a number, a switch or a list stays one as long as it can be read so. */
const written = (text: string, before: unknown): unknown => {
  if (typeof before === 'string') return text
  try {
    const value: unknown = JSON.parse(text)
    return value ?? text
  } catch {
    return text
  }
}

function NewProperty({ taken, onAdd }: { taken: object; onAdd: (name: string) => void }) {
  const [name, setName] = useState('')
  const clean = name.trim()
  const isTaken = Object.hasOwn(taken, clean)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!clean || isTaken) return
    onAdd(clean)
    setName('')
  }
  return (
    <form onSubmit={submit} className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <Field
          label="New property"
          value={name}
          onChange={event => setName(event.target.value)}
          placeholder="Its name"
          maxLength={100}
          autoComplete="off"
          error={isTaken ? 'There is one of this name.' : undefined}
        />
      </div>
      <Button
        type="submit"
        className="mt-6 !h-9"
        aria-disabled={!clean || isTaken}
        aria-label="Add the property"
      >
        <Plus size={16} aria-hidden />
      </Button>
    </form>
  )
}

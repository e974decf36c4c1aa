import type { Step } from '../model/step'
import { stepName } from '../model/step-names'
import { Choice, TextField } from './fields'
import { usePipeline } from './pipeline-context'
import { SourceStatus } from './source-field'

const another = 'source:'

/** A step before this one, or another file. */
export function JoinWith({ step }: { step: Step }) {
  const { steps, edits, canEdit, typing } = usePipeline()
  const index = steps.findIndex(({ id }) => id === step.id)
  const value = typeof step.parameters.with === 'string' ? step.parameters.with : ''
  const isFile = value !== '' && !value.startsWith('step:')
  const set = (next: string) => edits.setParameters(step.id, { with: next === '' ? undefined : next })
  const options = [
    { value: '', label: 'Choose a table' },
    ...steps
      .slice(0, Math.max(0, index))
      .map((other, at) => ({ value: `step:${other.id}`, label: `${at + 1}. ${stepName(other)}` })),
    { value: another, label: 'Another CSV file' },
  ]
  const file = isFile ? value.replace(/^source:/, '') : ''
  return (
    <>
      <Choice
        label="Join with"
        value={isFile ? another : value}
        options={options}
        onChange={next => set(next === another ? `${another}other.csv` : next)}
        disabled={!canEdit}
      />
      {isFile && (
        <>
          <TextField
            label="Name of the file"
            value={file}
            onChange={next => set(`${another}${next.trim() || 'other.csv'}`)}
            onTyping={typing}
            disabled={!canEdit}
          />
          <SourceStatus name={file} />
        </>
      )}
    </>
  )
}

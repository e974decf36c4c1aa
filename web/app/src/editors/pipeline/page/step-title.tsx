import type { Step } from '../model/step'
import { typeName } from '../model/step-names'
import { usePipeline } from './pipeline-context'
import { useDraft } from './use-draft'

/** What people call a step; without a name what it does. */
export function StepTitle({ step, number }: { step: Step; number: number }) {
  const { edits, canEdit, typing } = usePipeline()
  const { value, onChange, onBlur, onKeyDown } = useDraft(
    step.title,
    title => edits.rename(step.id, title),
    typing,
  )
  if (!canEdit)
    return (
      <h3 className="min-w-0 flex-1 truncate text-sm font-semibold">{step.title || typeName(step.type)}</h3>
    )
  return (
    <input
      aria-label={`Title of step ${number}`}
      value={value}
      placeholder={typeName(step.type)}
      onChange={event => onChange(event.target.value)}
      onBlur={onBlur}
      onKeyDown={event => {
        onKeyDown(event)
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
      maxLength={200}
      className="-mx-1.5 h-7 min-w-0 flex-1 truncate rounded-md bg-transparent px-1.5 text-sm font-semibold text-ink placeholder:text-ink hover:bg-hover focus-visible:bg-canvas focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:placeholder:text-faint"
    />
  )
}

import { CircleAlert, FileQuestionMark, LoaderCircle } from 'lucide-react'
import type { Outcome } from '../engine/messages'

/** How a step stands, in a word at its head. */
export function StepState({ outcome, running }: { outcome: Outcome | undefined; running: boolean }) {
  if (!outcome)
    return running ? (
      <LoaderCircle size={14} role="img" aria-label="Running" className="shrink-0 animate-spin text-muted" />
    ) : null
  if (outcome.unfinished) return null
  if (outcome.state === 'error')
    return <CircleAlert size={14} role="img" aria-label="Has an error" className="shrink-0 text-danger" />
  if (outcome.state === 'needs')
    return <FileQuestionMark size={14} role="img" aria-label="Needs a file" className="shrink-0 text-muted" />
  if (outcome.state !== 'done') return null
  return (
    <span className="shrink-0 text-note text-muted tabular-nums">
      {outcome.rows.toLocaleString('en')} {outcome.rows === 1 ? 'row' : 'rows'}
    </span>
  )
}

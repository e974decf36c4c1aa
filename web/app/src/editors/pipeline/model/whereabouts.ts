import type { PresenceState } from '@tutti/client'
import type * as Y from 'yjs'
import type { NamedPlace } from '../../kind'
import { readSteps, stepsOf } from './step'
import { stepName } from './step-names'

/** The step someone edits, or else has selected. */
export const stepOfPresence = ({ step, selected }: PresenceState): string | undefined => {
  if (typeof step === 'string') return step
  const first: unknown = Array.isArray(selected) ? selected[0] : undefined
  return typeof first === 'string' ? first : undefined
}

/** "step 3, Count by answer" */
export const whereabouts = (presence: PresenceState, doc: Y.Doc): string | undefined => {
  const id = stepOfPresence(presence)
  if (id === undefined) return undefined
  const steps = readSteps(stepsOf(doc))
  const index = steps.findIndex(step => step.id === id)
  const step = steps[index]
  return step && `step ${index + 1}, ${stepName(step)}`
}

/** The step at a place of the document, as people call it. */
export const placeOf = (pointer: string, _range: unknown, doc: Y.Doc): NamedPlace | undefined => {
  const [, root, key = ''] = pointer.split('/')
  if (root !== 'steps') return undefined
  const id = key.replaceAll('~1', '/').replaceAll('~0', '~')
  const steps = readSteps(stepsOf(doc))
  const index = steps.findIndex(step => step.id === id)
  const step = steps[index]
  return step
    ? { name: `step ${index + 1}, “${stepName(step)}”`, at: { selected: [id] } }
    : { name: 'a new step' }
}

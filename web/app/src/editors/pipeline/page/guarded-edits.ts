import { pointerTo } from '@tutti/client'
import type { LockTarget } from '../../shared/locks/lock-desk'
import type { Rights } from '../../shared/locks/place-rights'
import type { LockActions } from '../../shared/locks/use-lock-actions'
import { refuses, whyNotEdit, whyNotReplace } from '../../shared/locks/why-not'
import type { StepEdits } from '../model/edit'
import { newId } from '../model/new-id'

export const stepPointer = (id: string): string => pointerTo('steps', id)

/** A step as something to hold. */
export const stepTarget = (id: string, name: string): LockTarget => ({
  type: 'step',
  id,
  pointer: stepPointer(id),
  name,
})

/**
 * The same changes, but for what somebody else holds: that is left alone, and said. Where one edits only what one holds, a
 * new step is held first.
 */
export const guardedEdits = (edits: StepEdits, rights: Rights, { takeAll }: LockActions): StepEdits => {
  const free = (id: string): boolean => !refuses([whyNotEdit(rights.at(stepPointer(id)))])
  const whole = (id: string): boolean => !refuses([whyNotReplace(rights.at(stepPointer(id)))])
  const make = (id: string, what: () => void) => {
    if (!rights.at(stepPointer(id)).mustLock) what()
    else void takeAll([stepTarget(id, 'the new step')]).then(isDone => isDone && what())
  }
  return {
    add: (step, index, id = newId()) => {
      make(id, () => void edits.add(step, index, id))
      return id
    },
    duplicate: (of, id = newId()) => {
      make(id, () => void edits.duplicate(of, id))
      return id
    },
    restore: step => make(step.id, () => edits.restore(step)),
    remove: id => whole(id) && edits.remove(id),
    move: (id, beside, side) => free(id) && edits.move(id, beside, side),
    rename: (id, title) => free(id) && edits.rename(id, title),
    setDisabled: (id, disabled) => free(id) && edits.setDisabled(id, disabled),
    setParameters: (id, changes) => free(id) && edits.setParameters(id, changes),
  }
}

import type { Room } from '@tutti/client'
import { useMemo, useRef } from 'react'
import type * as Y from 'yjs'
import { useShared } from '../../shared/use-shared'
import { readSteps, type Step, stepsOf } from '../model/step'

/** The steps of the open document, in order. A step that did not change is the same object. */
export const useSteps = (room: Room): readonly Step[] => {
  const known = useRef(new Map<string, { text: string; step: Step }>())
  const read = useMemo(
    () => (steps: Y.Map<unknown>) => {
      const next = new Map<string, { text: string; step: Step }>()
      for (const step of readSteps(steps)) {
        const text = JSON.stringify(step)
        const before = known.current.get(step.id)
        next.set(step.id, before?.text === text ? before : { text, step })
      }
      known.current = next
      return [...next.values()].map(({ step }) => step)
    },
    [],
  )
  return useShared(stepsOf(room.doc), read)
}

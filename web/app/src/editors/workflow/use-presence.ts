import type { Room } from '@tutti/client'
import { useEffect, useMemo } from 'react'
import { CanvasPeople } from './canvas-people'
import type { Chosen } from './model/operations'
import type { Session } from './session'

/** The others on this canvas. */
export const useCanvasPeopleOf = ({ presence }: Room): CanvasPeople => {
  const people = useMemo(() => new CanvasPeople(presence), [presence])
  useEffect(() => people.listen(), [people])
  return people
}

/** Typing ends this long after the last key, as everywhere in Tutti. */
const typingMs = 3_000

/** Tells the others that one looks on, edits, types. */
export const useTellActivity = ({ presence }: Room, session: Session): void => {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = (field: 'activity' | 'typing', value: string | undefined) => {
      if (presence.getLocalState()?.[field] !== value) presence.setLocalStateField(field, value)
    }
    tell('activity', 'viewing')
    const stop = session.onOwnChange(typed => {
      tell('activity', 'editing')
      if (!typed) return
      tell('typing', 'document')
      clearTimeout(timer)
      timer = setTimeout(() => tell('typing', undefined), typingMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
      tell('typing', undefined)
    }
  }, [presence, session])
}

// enough for the others to draw; a presence frame may not grow with the document
const mostTold = 100

/** Tells the others what one has selected. */
export const useTellSelection = ({ presence }: Room, { nodes, edges }: Chosen): void => {
  useEffect(() => {
    presence.setLocalStateField('selected', [...nodes, ...edges].slice(0, mostTold))
  }, [presence, nodes, edges])
  useEffect(
    () => () => presence.update({ selected: undefined, cursor: undefined, viewport: undefined }),
    [presence],
  )
}

import { pointerTo } from '@tutti/client'
import { useRoom } from '@tutti/react'
import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { useRights } from './place-rights'
import { placesOfStep } from './undo-places'
import { refuses, whyNotEdit } from './why-not'

/**
 * One's own change lies where somebody else holds a lock now: undo leaves it, and says so, instead of being refused by the
 * server.
 * @param more What else is in the way of a step, for what is not in the items it changes.
 */
export const useGuardedUndo = (
  undo: Y.UndoManager | undefined,
  more: (pointer: string, at: number | undefined) => string | undefined = () => undefined,
): void => {
  const room = useRoom()
  const rights = useRights()
  const newest = useRef({ rights, more })
  useEffect(() => {
    newest.current = { rights, more }
  })
  useEffect(() => {
    if (!undo) return
    const [back, forth] = [undo.undo, undo.redo]
    const isRefused = (stack: Y.UndoManager['undoStack']): boolean => {
      const { rights: now, more: other } = newest.current
      if (now.locks.length === 0 && !now.onlyHeld) return false
      return refuses(
        placesOfStep(room.doc, stack.at(-1)).map(({ keys, at }) => {
          const pointer = pointerTo(...keys)
          return whyNotEdit(now.at(pointer)) ?? other(pointer, at)
        }),
      )
    }
    undo.undo = () => (isRefused(undo.undoStack) ? null : back.call(undo))
    undo.redo = () => (isRefused(undo.redoStack) ? null : forth.call(undo))
    return () => {
      undo.undo = back
      undo.redo = forth
    }
  }, [undo, room])
}

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
 * @param inText Why a text cannot be changed at a character, where a part of one can be held.
 */
export const useGuardedUndo = (
  undo: Y.UndoManager | undefined,
  inText?: (pointer: string, at: number) => string | undefined,
): void => {
  const room = useRoom()
  const rights = useRights()
  const newest = useRef({ rights, inText })
  useEffect(() => {
    newest.current = { rights, inText }
  })
  useEffect(() => {
    if (!undo) return
    const [back, forth] = [undo.undo, undo.redo]
    const isRefused = (stack: Y.UndoManager['undoStack']): boolean => {
      const { rights: now, inText: ask } = newest.current
      if (now.locks.length === 0 && !now.onlyHeld) return false
      return refuses(
        placesOfStep(room.doc, stack.at(-1)).map(({ keys, at }) => {
          const pointer = pointerTo(...keys)
          return at !== undefined && ask ? ask(pointer, at) : whyNotEdit(now.at(pointer))
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

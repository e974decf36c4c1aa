import { useEffect, useState } from 'react'
import * as Y from 'yjs'
import type { SharedType } from './shared-type'

/**
 * Undo of what this window changed in the given types with `origin` as the origin of its transactions, and of nothing
 * else: what others did, also to the same thing, stays. Changes within half a second are one step.
 * @param types The same array until they change.
 */
export const useUndo = (types: readonly SharedType[], origin: unknown): Y.UndoManager | undefined => {
  const [undo, setUndo] = useState<Y.UndoManager>()
  useEffect(() => {
    const made = new Y.UndoManager([...types], { trackedOrigins: new Set([origin]) })
    setUndo(made)
    return () => {
      made.destroy()
      setUndo(undefined)
    }
  }, [types, origin])
  return undo
}

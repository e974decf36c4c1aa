import { useEffect, useState } from 'react'
import type * as Y from 'yjs'

type UndoState = { canUndo: boolean; canRedo: boolean }

const none: UndoState = { canUndo: false, canRedo: false }

export const useUndoState = (manager: Y.UndoManager | undefined): UndoState => {
  const [state, setState] = useState(none)
  useEffect(() => {
    if (!manager) return
    const read = () => setState({ canUndo: manager.canUndo(), canRedo: manager.canRedo() })
    read()
    const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const
    for (const event of events) manager.on(event, read)
    return () => {
      for (const event of events) manager.off(event, read)
    }
  }, [manager])
  return manager ? state : none
}

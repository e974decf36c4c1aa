import { Redo2, Undo2 } from 'lucide-react'
import type * as Y from 'yjs'
import { IconButton } from '../../ui/icon-button'
import { useUndoState } from './use-undo-state'

type UndoButtonsProps = { undo: Y.UndoManager | undefined; onDone?: () => void }

/** Undo and redo of one's own changes. */
export function UndoButtons({ undo, onDone }: UndoButtonsProps) {
  const { canUndo, canRedo } = useUndoState(undo)
  const back = () => {
    undo?.undo()
    onDone?.()
  }
  const forth = () => {
    undo?.redo()
    onDone?.()
  }
  return (
    <>
      <IconButton
        icon={Undo2}
        label="Undo my last change"
        aria-disabled={!canUndo}
        onClick={back}
        className="!size-7 aria-disabled:opacity-60"
      />
      <IconButton
        icon={Redo2}
        label="Redo"
        aria-disabled={!canRedo}
        onClick={forth}
        className="!size-7 aria-disabled:opacity-60"
      />
    </>
  )
}

import * as Y from 'yjs'
import { type Files, moveFile } from './files'
import { itemsOf, movedOf } from './moved'

type StackItem = Y.UndoManager['undoStack'][number]
type Move = { from: string; to: string }

const movesOfStep = 'moves'

/**
 * Undo over all files of a session. Taking back that a file was made leaves it when others have written in it; a rename
 * is taken back by another rename, since turning back time would turn back what others wrote under the new name.
 */
export class FilesUndo extends Y.UndoManager {
  private readonly files: Files
  private readonly own: unknown
  /** Renames belong to no step that the manager makes by itself. */
  private readonly moving = {}

  constructor(files: Files, origin: unknown) {
    super(files, { trackedOrigins: new Set([origin]), deleteFilter: item => !isOthersText(item) })
    this.files = files
    this.own = origin
  }

  /** Renames files as one step; answers which ones were. */
  move(moves: readonly Move[]): Move[] {
    const done = this.carry(moves)
    if (done.length === 0) return done
    const step = emptyStep()
    step.meta.set(movesOfStep, done)
    this.undoStack.push(step)
    this.redoStack = []
    this.stopCapturing()
    this.tell(step, 'stack-item-added', 'undo')
    return done
  }

  override undo(): StackItem | null {
    return this.step('undo') ?? super.undo()
  }

  override redo(): StackItem | null {
    return this.step('redo') ?? super.redo()
  }

  private step(type: 'undo' | 'redo'): StackItem | undefined {
    const [stack, other] =
      type === 'undo' ? [this.undoStack, this.redoStack] : [this.redoStack, this.undoStack]
    const step = stack.at(-1)
    const moves = step?.meta.get(movesOfStep) as Move[] | undefined
    if (!step || !moves) return undefined
    stack.pop()
    const back = moves.map(({ from, to }) => ({ from: to, to: from })).reverse()
    const done = this.carry(back)
    // a name may be taken by now: then there is nothing of it to take back, and the step before it is next
    if (done.length === 0) return this.step(type)
    step.meta.set(movesOfStep, done)
    other.push(step)
    this.stopCapturing()
    this.tell(step, 'stack-item-popped', type)
    return step
  }

  private carry(moves: readonly Move[]): Move[] {
    const { doc } = this.files
    return doc
      ? doc.transact(() => moves.filter(({ from, to }) => moveFile(this.files, from, to)), this.moving)
      : []
  }

  private tell(stackItem: StackItem, event: 'stack-item-added' | 'stack-item-popped', type: 'undo' | 'redo') {
    this.emit(event, [{ stackItem, type, origin: this.own, changedParentTypes: new Map() }, this])
  }
}

const emptyStep = (): StackItem => ({
  insertions: Y.createDeleteSet(),
  deletions: Y.createDeleteSet(),
  meta: new Map(),
})

const isOthersText = ({ content, id }: Y.Item): boolean => {
  if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.Text)) return false
  if (movedOf(content.type)) return true
  for (const item of itemsOf(content.type)) if (!item.deleted && item.id.client !== id.client) return true
  return false
}

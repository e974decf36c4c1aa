import type * as Y from 'yjs'
import type { Connection, Graph, Point } from './model/graph'
import { GraphStore } from './model/graph-store'
import * as operations from './model/operations'
import { looseEdges, sweep } from './model/sweep'
import { OwnUndo } from './model/undo'

type Places = ReadonlyMap<string, Point & { width?: number; height?: number }>

/** One person's editing of one workflow: what it holds, and every change as one step of undo. */
export class Session {
  readonly store: GraphStore
  readonly undo: OwnUndo
  private readonly writer: operations.Writer
  private readonly stopSweeping: () => void

  /** @param isAlone Whether nobody else is in the document now. */
  constructor(doc: Y.Doc, isAlone: () => boolean) {
    this.writer = { doc, origin: this }
    this.store = new GraphStore(doc)
    this.undo = new OwnUndo(doc, this)
    this.stopSweeping = this.sweepOnce(doc, isAlone)
  }

  get graph(): Graph {
    return this.store.graph
  }

  add(graph: Graph): void {
    this.undo.begin()
    operations.insert(this.writer, graph)
  }

  /** Begins a drag: all that is moved until the next change is one step. With `what` it may go on with the last one. */
  take(what?: string): void {
    this.undo.begin(what)
  }

  /** Moves without a new step of undo, for what is under the hand. */
  drag(places: Places): void {
    operations.place(this.writer, places)
  }

  place(places: Places): void {
    this.undo.begin()
    operations.place(this.writer, places)
  }

  rename(id: string, label: string): void {
    this.undo.begin(`label:${id}`)
    operations.rename(this.writer, id, label)
  }

  set(id: string, name: string, value: unknown): void {
    this.undo.begin(`data:${id}:${name}`)
    operations.setProperty(this.writer, id, name, value)
  }

  connect(connection: Connection): string {
    this.undo.begin()
    return operations.connect(this.writer, connection)
  }

  label(edge: string, label: string): void {
    this.undo.begin(`label:${edge}`)
    operations.setEdgeLabel(this.writer, edge, label)
  }

  remove(chosen: operations.Chosen): void {
    this.undo.begin()
    operations.remove(this.writer, chosen)
  }

  /** Tells of one's own changes, undo among them; `typed` when it came from a text field. */
  onOwnChange(listener: (typed: boolean) => void): () => void {
    const { doc } = this.writer
    const afterOwn = ({ origin, changed }: Y.Transaction) => {
      if (changed.size > 0 && (origin === this || origin === this.undo)) listener(this.undo.isTyping)
    }
    doc.on('afterTransaction', afterOwn)
    return () => doc.off('afterTransaction', afterOwn)
  }

  destroy(): void {
    this.stopSweeping()
    this.undo.destroy()
    this.store.destroy()
  }

  /** See sweep.ts for when and why. */
  private sweepOnce(doc: Y.Doc, isAlone: () => boolean): () => void {
    const loose = looseEdges(doc)
    const afterOwn = ({ origin }: Y.Transaction) => {
      if (origin !== this) return
      stop()
      if (isAlone()) sweep(doc, loose)
    }
    const stop = () => doc.off('afterTransaction', afterOwn)
    if (loose.length > 0) doc.on('afterTransaction', afterOwn)
    return stop
  }
}

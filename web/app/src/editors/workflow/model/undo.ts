import * as Y from 'yjs'
import { readEdge } from './read'

// steps end when we say so; the manager's own timer would cut a slow drag in two
const aDay = 86_400_000

/** Changes of the same thing within this time are one step of undo, such as the letters of a name. */
const togetherMs = 500

type Stack = Y.UndoManager['undoStack']

/**
 * Undo of one's own changes (D7). One thing goes further than Yjs: taking back the adding of a step would take along
 * what others have done with it since, so a step that somebody else has worked on or connected stays.
 */
export class OwnUndo extends Y.UndoManager {
  private readonly nodes: Y.Map<unknown>
  private readonly edges: Y.Map<unknown>
  private readonly now: () => number
  private last: { what: string | undefined; at: number } | undefined
  private before: Stack = []
  private made: { size: number; entries: Set<Y.Item> } | undefined

  constructor(doc: Y.Doc, origin: unknown, now: () => number = Date.now) {
    const [nodes, edges] = [doc.getMap('nodes'), doc.getMap('edges')]
    super([nodes, edges], { trackedOrigins: new Set([origin]), captureTimeout: aDay })
    this.nodes = nodes
    this.edges = edges
    this.now = now
    this.deleteFilter = item => this.mayDelete(item)
  }

  /** Begins a new step, unless the last change was of the same thing and a moment ago. */
  begin(what?: string): void {
    const at = this.now()
    const goesOn = what !== undefined && this.last?.what === what && at - this.last.at < togetherMs
    if (!goesOn) this.stopCapturing()
    this.last = { what, at }
  }

  /** Whether the change going on belongs to a text that is being typed. */
  get isTyping(): boolean {
    return this.last?.what !== undefined && this.last.what !== 'nudge'
  }

  override undo(): ReturnType<Y.UndoManager['undo']> {
    this.before = [...this.undoStack]
    this.made = undefined
    this.last = undefined
    return super.undo()
  }

  private mayDelete(item: Y.Item): boolean {
    // to redo a deletion is to delete again, whoever worked on it
    if (!this.undoing) return true
    const entry = this.entryOf(item)
    return !entry || !this.entriesMade().has(entry) || !this.isOthersToo(entry)
  }

  /** The step or edge that an item is part of. */
  private entryOf(item: Y.Item): Y.Item | undefined {
    for (let at: Y.Item | null = item; at; at = parentOf(at)?._item ?? null) {
      const parent = parentOf(at)
      if (parent === this.nodes || parent === this.edges) return at
    }
    return undefined
  }

  /** The steps and edges that the change being taken back has added. */
  private entriesMade(): Set<Y.Item> {
    const { length } = this.undoStack
    if (this.made?.size === length) return this.made.entries
    const entries = new Set<Y.Item>()
    const ranges =
      this.before[length]?.insertions.clients ?? new Map<number, { clock: number; len: number }[]>()
    for (const map of [this.nodes, this.edges])
      for (const item of map._map.values())
        if (isIn(ranges, item.id) || this.wasIn(ranges, map, item)) entries.add(item)
    this.made = { size: length, entries }
    return entries
  }

  // undo makes a thing anew when it brings it back: what was added is the one it was before
  private wasIn(ranges: Ranges, map: Y.Map<unknown>, item: Y.Item): boolean {
    for (let at: Y.Item | null = item.left; at; at = at.left)
      if (at.redone && leadsTo(this.doc, at, item) && isIn(ranges, at.id)) return parentOf(at) === map
    return false
  }

  private isOthersToo(entry: Y.Item): boolean {
    if (hasOthers(entry, this.doc.clientID)) return true
    if (parentOf(entry) !== this.nodes) return false
    for (const [id, item] of this.edges._map) {
      if (item.deleted || item.id.client === this.doc.clientID) continue
      const edge = readEdge(id, this.edges.get(id))
      if (edge && (edge.source === entry.parentSub || edge.target === entry.parentSub)) return true
    }
    return false
  }
}

type Ranges = ReadonlyMap<number, readonly { clock: number; len: number }[]>

const isIn = (ranges: Ranges, { client, clock }: Y.ID): boolean =>
  (ranges.get(client) ?? []).some(range => clock >= range.clock && clock < range.clock + range.len)

const parentOf = (item: Y.Item): Y.AbstractType<unknown> | undefined =>
  item.parent instanceof Y.AbstractType ? item.parent : undefined

const leadsTo = (doc: Y.Doc, from: Y.Item, to: Y.Item): boolean => {
  let at: Y.Item | undefined = from
  while (at?.redone) {
    const next: unknown = Y.getItem(doc.store, at.redone)
    at = next instanceof Y.Item ? next : undefined
  }
  return at === to
}

/** Whether something in it that still stands was written by another client. */
const hasOthers = (entry: Y.Item, own: number): boolean => {
  if (!(entry.content instanceof Y.ContentType)) return false
  return [...entry.content.type._map.values()].some(
    item => !item.deleted && (item.id.client !== own || hasOthers(item, own)),
  )
}

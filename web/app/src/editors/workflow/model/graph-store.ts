import type * as Y from 'yjs'
import { type Graph, isAttached, type WorkflowEdge, type WorkflowNode } from './graph'
import { readEdge, readNode } from './read'
import { isSame } from './same'

type Entry = { id: string }

/** Reads the entries of one map; an entry that did not change stays the same object. */
class Entries<Value extends Entry> {
  readonly known = new Map<string, Value>()
  private readonly map: Y.Map<unknown>
  private readonly read: (id: string, value: unknown) => Value | undefined

  constructor(map: Y.Map<unknown>, read: (id: string, value: unknown) => Value | undefined) {
    this.map = map
    this.read = read
    this.update(map.keys())
  }

  /** Says whether anything is different now. */
  update(ids: Iterable<string>): boolean {
    let changed = false
    for (const id of ids) {
      const [before, now] = [
        this.known.get(id),
        this.map.has(id) ? this.read(id, this.map.get(id)) : undefined,
      ]
      if (isSame(before, now)) continue
      changed = true
      if (now) this.known.set(id, now)
      else this.known.delete(id)
    }
    return changed
  }

  changedBy(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
    const ids = new Set<string>()
    for (const event of events) {
      const [first] = event.path
      if (first === undefined) for (const key of event.keys.keys()) ids.add(key)
      else ids.add(String(first))
    }
    return ids
  }
}

/**
 * The workflow of a document, read as it changes: one entry at a time, so that with 500 steps a moved one costs one,
 * and everything that did not change is the same object as before.
 */
export class GraphStore {
  graph: Graph
  private readonly nodes: Entries<WorkflowNode>
  private readonly edges: Entries<WorkflowEdge>
  private readonly listeners = new Set<() => void>()
  private readonly stops: (() => void)[]

  constructor(doc: Y.Doc) {
    const [nodes, edges] = [doc.getMap('nodes'), doc.getMap('edges')]
    this.nodes = new Entries(nodes, readNode)
    this.edges = new Entries(edges, readEdge)
    this.graph = this.drawn()
    // one picture per transaction: a deleted step and its edges leave together
    const changed = new Set<'nodes' | 'edges'>()
    const onNodes = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      if (this.nodes.update(this.nodes.changedBy(events))) changed.add('nodes')
    }
    const onEdges = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      if (this.edges.update(this.edges.changedBy(events))) changed.add('edges')
    }
    const tell = () => {
      if (changed.size === 0) return
      changed.clear()
      this.graph = this.drawn()
      for (const listener of this.listeners) listener()
    }
    nodes.observeDeep(onNodes)
    edges.observeDeep(onEdges)
    doc.on('afterTransaction', tell)
    this.stops = [
      () => nodes.unobserveDeep(onNodes),
      () => edges.unobserveDeep(onEdges),
      () => doc.off('afterTransaction', tell),
    ]
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  destroy(): void {
    for (const stop of this.stops) stop()
  }

  private drawn(): Graph {
    const nodes = new Map(this.nodes.known)
    const edges = new Map([...this.edges.known].filter(([, edge]) => isAttached(edge, nodes)))
    return { nodes, edges }
  }
}

import * as Y from 'yjs'
import type { WorkflowNode } from './graph'
import { insert, type Writer } from './operations'
import { OwnUndo } from './undo'

/** Somebody's page: a document, an origin and an undo of their own. For tests. */
export type Peer = Writer & { doc: Y.Doc; undo: OwnUndo; wait: (ms: number) => void }

export const peer = (clientID?: number): Peer => {
  const doc = new Y.Doc()
  if (clientID) doc.clientID = clientID
  const origin = { of: doc.clientID }
  let time = 1_000_000
  const undo = new OwnUndo(doc, origin, () => time)
  const wait = (ms: number) => {
    time += ms
  }
  return { doc, origin, undo, wait }
}

/** What one has and the other lacks. */
export const send = (from: Peer, to: Peer): void =>
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'remote')

export const exchange = (...peers: Peer[]): void => {
  for (const from of peers) for (const to of peers) if (from !== to) send(from, to)
  for (const from of peers) for (const to of peers) if (from !== to) send(from, to)
}

export const stepAt = (id: string, x = 0, y = 0): WorkflowNode => ({
  id,
  type: 'transform',
  x,
  y,
  label: id,
  data: {},
})

export const add = (one: Peer, ...ids: string[]): void =>
  insert(one, { nodes: new Map(ids.map(id => [id, stepAt(id)])), edges: new Map() })

/** Two people with the same steps, which neither of them made. */
export const pairWith = (...ids: string[]): [Peer, Peer] => {
  const [template, ...pair] = [peer(), peer(), peer()] as const
  add(template, ...ids)
  for (const each of pair) send(template, each)
  return pair
}

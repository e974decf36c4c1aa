import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { connect, edgeId, insert, place, remove, rename, setEdgeLabel, setProperty } from './operations'
import { readWorkflow } from './read'
import { add, exchange, pairWith, peer, send, stepAt } from './testing'

const ids = (...nodes: string[]) => ({ nodes: new Set(nodes), edges: new Set<string>() })
const nodeOf = (doc: Y.Doc, id: string) => readWorkflow(doc).nodes.get(id)

it('[D2] two people who change one step at once both have their way: it merges by property', () => {
  const [ada, bob] = pairWith('a')
  rename(ada, 'a', 'Fetch the orders')
  setProperty(ada, 'a', 'url', 'https://example.org')
  place(bob, new Map([['a', { x: 80, y: 40 }]]))
  setProperty(bob, 'a', 'method', 'POST')
  exchange(ada, bob)
  expect(nodeOf(ada.doc, 'a')).toMatchObject({
    label: 'Fetch the orders',
    x: 80,
    y: 40,
    data: { url: 'https://example.org', method: 'POST' },
  })
  expect(readWorkflow(bob.doc)).toEqual(readWorkflow(ada.doc))
})

it('[D2] deleting a step takes its edges, also the one somebody draws at that moment', () => {
  const [ada, bob] = pairWith('a', 'b', 'c')
  connect(ada, { source: 'a', target: 'b' })
  exchange(ada, bob)
  remove(ada, ids('b'))
  connect(bob, { source: 'b', target: 'c' })
  exchange(ada, bob)
  for (const { doc } of [ada, bob]) {
    expect([...readWorkflow(doc).nodes.keys()].sort()).toEqual(['a', 'c'])
    expect(readWorkflow(doc).edges.size).toBe(0)
  }
})

it('[D2 D7] undoing that deletion brings back the step, its edges and the edge drawn meanwhile', () => {
  const [ada, bob] = pairWith('a', 'b', 'c')
  connect(bob, { source: 'a', target: 'b' })
  exchange(ada, bob)
  setProperty(bob, 'b', 'url', 'https://example.org')
  exchange(ada, bob)
  ada.undo.begin()
  remove(ada, ids('b'))
  connect(bob, { source: 'b', target: 'c' })
  exchange(ada, bob)
  ada.undo.undo()
  exchange(ada, bob)
  for (const { doc } of [ada, bob]) {
    expect([...readWorkflow(doc).edges.keys()].sort()).toEqual(['a-b', 'b-c'])
    expect(nodeOf(doc, 'b')?.data).toEqual({ url: 'https://example.org' })
  }
})

it('[D2] the same edge drawn by two people at once is one edge', () => {
  const [ada, bob] = pairWith('a', 'b')
  connect(ada, { source: 'a', target: 'b', sourceHandle: 'true' })
  connect(bob, { source: 'a', target: 'b', sourceHandle: 'true' })
  exchange(ada, bob)
  expect(readWorkflow(ada.doc).edges.size).toBe(1)
})

it('[D2] an edge never takes the place of another that happens to have its id', () => {
  const one = peer()
  add(one, 'a', 'a-b', 'b-c', 'c')
  connect(one, { source: 'a', target: 'b-c' })
  connect(one, { source: 'a-b', target: 'c' })
  expect([...readWorkflow(one.doc).edges.values()].map(({ source }) => source).sort()).toEqual(['a', 'a-b'])
})

it('[D2] writing what is there already is no edit', () => {
  const one = peer()
  add(one, 'a')
  setProperty(one, 'a', 'headers', { accept: 'text/plain' })
  const before = Y.encodeStateVector(one.doc)
  rename(one, 'a', 'a')
  place(one, new Map([['a', { x: 0, y: 0 }]]))
  setProperty(one, 'a', 'headers', { accept: 'text/plain' })
  expect(Y.encodeStateVector(one.doc)).toEqual(before)
})

it('[D2] what is gone is not brought back by moving, naming or setting it', () => {
  const one = peer()
  rename(one, 'gone', 'x')
  place(one, new Map([['gone', { x: 1, y: 1 }]]))
  setProperty(one, 'gone', 'x', 1)
  setEdgeLabel(one, 'gone', 'x')
  expect(one.doc.getMap('nodes').size + one.doc.getMap('edges').size).toBe(0)
})

it('[D2] a step that another client wrote as a plain object can be read and edited', () => {
  const one = peer()
  one.doc.getMap('nodes').set('a', { type: 'task', x: 4, label: 'Review', data: { assignee: 'anyone' } })
  expect(nodeOf(one.doc, 'a')).toMatchObject({ type: 'task', x: 4, y: 0, data: { assignee: 'anyone' } })
  setProperty(one, 'a', 'assignee', 'Ada')
  expect(nodeOf(one.doc, 'a')).toMatchObject({ x: 4, label: 'Review', data: { assignee: 'Ada' } })
})

it('[D7] each operation is one step of undo, in one transaction', () => {
  const one = peer()
  const origins: unknown[] = []
  one.doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
  insert(one, { nodes: new Map(['a', 'b'].map(id => [id, stepAt(id)])), edges: new Map() })
  connect(one, { source: 'a', target: 'b' })
  setEdgeLabel(one, edgeId({ source: 'a', target: 'b' }), 'then')
  remove(one, ids('a', 'b'))
  expect(origins).toEqual([one.origin, one.origin, one.origin, one.origin])
})

it('[D2] a step that is deleted while someone edits it stays deleted for all', () => {
  const [ada, bob] = pairWith('a')
  remove(ada, ids('a'))
  setProperty(bob, 'a', 'url', 'https://example.org')
  send(bob, ada)
  send(ada, bob)
  expect(readWorkflow(ada.doc).nodes.size).toBe(0)
  expect(readWorkflow(bob.doc).nodes.size).toBe(0)
})

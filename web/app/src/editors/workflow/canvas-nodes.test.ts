import { expect, it } from 'vitest'
import { toCanvasEdges, toCanvasNodes } from './canvas-nodes'
import { GraphStore } from './model/graph-store'
import { connect, insert, place, setProperty } from './model/operations'
import { add, peer, stepAt } from './model/testing'

it('[D2] of 500 steps only the one that changed is another object for the canvas', () => {
  const one = peer()
  add(one, ...Array.from({ length: 500 }, (_, at) => `s${at}`))
  connect(one, { source: 's0', target: 's1' })
  const store = new GraphStore(one.doc)
  const [nodes, edges] = [toCanvasNodes([], store.graph), toCanvasEdges([], store.graph)]
  place(one, new Map([['s7', { x: 70, y: 7 }]]))
  const after = toCanvasNodes(nodes, store.graph)
  expect(after.filter((node, at) => node !== nodes[at]).map(({ id }) => id)).toEqual(['s7'])
  expect(toCanvasEdges(edges, store.graph)).toEqual(edges)
  expect(toCanvasEdges(edges, store.graph)[0]).toBe(edges[0])
})

it('[D2] a step in one’s hand stays there while others change it', () => {
  const one = peer()
  add(one, 'a')
  const store = new GraphStore(one.doc)
  const held = toCanvasNodes([], store.graph).map(node => ({
    ...node,
    dragging: true,
    position: { x: 5, y: 5 },
  }))
  place(one, new Map([['a', { x: 300, y: 300 }]]))
  setProperty(one, 'a', 'url', 'x')
  const [node] = toCanvasNodes(held, store.graph)
  expect(node?.position).toEqual({ x: 5, y: 5 })
  expect(node?.data.step.data).toEqual({ url: 'x' })
})

it('[D2] an edge from an output that its step does not have begins at the first one; notes have none', () => {
  const one = peer()
  const types = { a: 'condition', b: 'task', n: 'note' }
  insert(one, {
    nodes: new Map(Object.entries(types).map(([id, type]) => [id, { ...stepAt(id), type }])),
    edges: new Map(),
  })
  connect(one, { source: 'a', target: 'b', sourceHandle: 'perhaps' })
  connect(one, { source: 'a', target: 'n' })
  connect(one, { source: 'n', target: 'b' })
  const edges = toCanvasEdges([], new GraphStore(one.doc).graph)
  expect(edges.map(({ source, target, sourceHandle }) => [source, target, sourceHandle])).toEqual([
    ['a', 'b', 'true'],
  ])
})

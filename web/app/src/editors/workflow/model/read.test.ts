import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { GraphStore } from './graph-store'
import { fromJson, toJson } from './json'
import { place, remove, rename, setProperty } from './operations'
import { readWorkflow } from './read'
import { add, peer } from './testing'

/** Anything a client could put into a map: JSON, other shared types, bytes. */
const anything: fc.Arbitrary<() => unknown> = fc.oneof(
  fc.jsonValue().map(value => () => value),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, undefined, null).map(value => () => value),
  fc.constant(() => new Uint8Array([1, 2])),
  fc.string().map(text => () => new Y.Text(text)),
  fc.constant(() => Y.Array.from([1, 'x'])),
  fc.dictionary(fc.string(), fc.jsonValue()).map(fields => () => new Y.Map(Object.entries(fields))),
)
const keys = fc.constantFrom(
  'type',
  'x',
  'y',
  'width',
  'height',
  'label',
  'data',
  'source',
  'target',
  'source_handle',
  '__proto__',
)
const entry = fc.oneof(
  anything,
  fc
    .array(fc.tuple(keys, anything))
    .map(fields => () => new Y.Map(fields.map(([key, value]) => [key, value()] as const))),
)

it('[D2] nothing another client writes breaks reading, editing or exporting', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), entry)),
      fc.array(fc.tuple(fc.string(), entry)),
      (nodes, edges) => {
        const one = peer()
        const store = new GraphStore(one.doc)
        for (const [id, value] of nodes) one.doc.getMap('nodes').set(id, value())
        for (const [id, value] of edges) one.doc.getMap('edges').set(id, value())
        const graph = readWorkflow(one.doc)
        expect(store.graph.nodes).toEqual(graph.nodes)
        for (const { x, y, width, height, label, type, data } of graph.nodes.values()) {
          for (const number of [x, y, width ?? 0, height ?? 0])
            expect(Math.abs(number)).toBeLessThanOrEqual(1_000_000)
          expect([typeof label, typeof type, typeof data]).toEqual(['string', 'string', 'object'])
        }
        for (const id of graph.nodes.keys()) {
          rename(one, id, 'x')
          setProperty(one, id, 'url', 'y')
          place(one, new Map([[id, { x: 1, y: 2 }]]))
          expect(readWorkflow(one.doc).nodes.get(id)).toMatchObject({
            label: 'x',
            x: 1,
            y: 2,
            data: { url: 'y' },
          })
        }
        const written = toJson(readWorkflow(one.doc))
        if (graph.nodes.size > 0)
          expect(toJson(fromJson(JSON.parse(JSON.stringify(written))))).toEqual(
            JSON.parse(JSON.stringify(written)),
          )
        remove(one, { nodes: new Set(graph.nodes.keys()), edges: new Set() })
        expect(readWorkflow(one.doc).nodes.size).toBe(0)
      },
    ),
    { numRuns: 100 },
  )
}, 60_000)

it('[D2] a change of one step leaves every other the same object, and tells once', () => {
  const one = peer()
  add(one, 'a', 'b')
  const store = new GraphStore(one.doc)
  const before = store.graph
  let told = 0
  store.subscribe(() => {
    told += 1
  })
  one.doc.transact(() => {
    rename(one, 'a', 'new')
    setProperty(one, 'a', 'url', 'x')
  })
  expect(told).toBe(1)
  expect(store.graph.nodes.get('b')).toBe(before.nodes.get('b'))
  expect(store.graph.nodes.get('a')).not.toBe(before.nodes.get('a'))
  one.doc.getMap('meta').set('title', 'x')
  expect(told).toBe(1)
})

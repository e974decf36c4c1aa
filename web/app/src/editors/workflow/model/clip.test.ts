import { expect, it } from 'vitest'
import { clipOf, fromClipboard, renewed, toClipboard } from './clip'
import { connect, insert, setProperty } from './operations'
import { readWorkflow } from './read'
import { add, peer } from './testing'

it('[D2] copied steps come with the edges between them, as new ones, into another document', () => {
  const [one, other] = [peer(), peer()]
  add(one, 'a', 'b', 'c')
  setProperty(one, 'a', 'url', 'https://example.org')
  connect(one, { source: 'a', target: 'b', sourceHandle: 'true' })
  connect(one, { source: 'b', target: 'c' })
  const text = toClipboard(clipOf(readWorkflow(one.doc), new Set(['a', 'b'])))
  const clip = fromClipboard(text)
  if (!clip) throw new Error('nothing was read')
  for (const shift of [10, 20]) insert(other, renewed(clip, { x: shift, y: shift }))
  const { nodes, edges } = readWorkflow(other.doc)
  expect([...nodes.values()].map(({ label, x }) => [label, x]).sort()).toEqual([
    ['a', 10],
    ['a', 20],
    ['b', 10],
    ['b', 20],
  ])
  expect([...nodes.values()].filter(({ data }) => data.url === 'https://example.org')).toHaveLength(2)
  expect([...edges.values()].map(({ sourceHandle }) => sourceHandle)).toEqual(['true', 'true'])
})

it.each(['', 'some words', '{"nodes":{}}', '{ broken', '[1]', 'null'])(
  '[D2] other text is not ours to paste (%s)',
  text => {
    expect(fromClipboard(text)).toBeUndefined()
  },
)

it('[D2] a clip that cannot be used is refused with a sentence', () => {
  expect(() => fromClipboard('{"tutti":"workflow","nodes":{"a":3}}')).toThrow('no step in it')
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [at, {}]))
  expect(() => fromClipboard(JSON.stringify({ tutti: 'workflow', nodes: many }))).toThrow(
    'more than 2000 steps',
  )
})

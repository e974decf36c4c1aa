import { expect, it } from 'vitest'
import { fileText, seedOf, whereabouts } from './file'
import { connect, remove, setProperty } from './operations'
import { add, exchange, pairWith, peer } from './testing'

const file = (text: string) => ({ name: 'Orders.json', type: 'application/json', text })

it('[D2] a workflow goes out as a file and comes back as a new document', () => {
  const one = peer()
  add(one, 'a', 'b')
  setProperty(one, 'a', 'headers', { accept: ['x'] })
  connect(one, { source: 'a', target: 'b', sourceHandle: 'true' })
  expect(seedOf(file(fileText(one.doc)))).toEqual({
    title: 'Orders',
    content: {
      nodes: {
        a: { type: 'transform', x: 0, y: 0, label: 'a', data: { headers: { accept: ['x'] } } },
        b: { type: 'transform', x: 0, y: 0, label: 'b', data: {} },
      },
      edges: { 'a:true-b': { source: 'a', target: 'b', source_handle: 'true' } },
    },
  })
})

it('[D2] an edge that lacks an end is not in the file', () => {
  const [ada, bob] = pairWith('a', 'b')
  remove(ada, { nodes: new Set(['b']), edges: new Set() })
  connect(bob, { source: 'a', target: 'b' })
  exchange(ada, bob)
  expect(JSON.parse(fileText(ada.doc)).edges).toEqual({})
})

it.each([
  ['not json', 'It is not JSON.'],
  ['[]', 'There is no workflow in it: “nodes” is missing.'],
  ['{"nodes":{"a":1}}', 'There is no step in it that can be read.'],
])('[D2] a file that is none is refused with a sentence (%s)', (text, sentence) => {
  expect(() => seedOf(file(text))).toThrow(sentence)
})

it('[P5] says on which step someone is', () => {
  const one = peer()
  add(one, 'Review', 'b')
  connect(one, { source: 'Review', target: 'b' })
  const says = (selected: unknown) => whereabouts({ selected }, one.doc)
  expect(says(['Review'])).toBe('on “Review”')
  expect(says(['Review', 'b'])).toBe('on 2 steps')
  expect(says(['Review-b'])).toBe('on a connection')
  for (const nothing of [undefined, [], 'x', ['gone'], [{}]]) expect(says(nothing)).toBeUndefined()
})

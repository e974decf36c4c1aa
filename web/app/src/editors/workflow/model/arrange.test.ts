import fc from 'fast-check'
import { expect, it } from 'vitest'
import { align, type Box, distribute, tidy } from './arrange'

const box = (id: string, x: number, y: number, width = 100, height = 50): Box => ({ id, x, y, width, height })
const boxes = [box('a', 0, 0), box('b', 300, 40, 200), box('c', 120, 400)]

it.each([
  ['left', { a: [0, 0], b: [0, 40], c: [0, 400] }],
  ['center', { a: [200, 0], b: [150, 40], c: [200, 400] }],
  ['right', { a: [400, 0], b: [300, 40], c: [400, 400] }],
  ['top', { a: [0, 0], b: [300, 0], c: [120, 0] }],
  ['middle', { a: [0, 200], b: [300, 200], c: [120, 200] }],
  ['bottom', { a: [0, 400], b: [300, 400], c: [120, 400] }],
] as const)('[D2] steps are aligned at the %s', (alignment, places) => {
  const moved = [...align(boxes, alignment)].map(([id, { x, y }]) => [id, [x, y]])
  expect(Object.fromEntries(moved)).toEqual(places)
})

it('[D2] distributed steps have the same gap between them and the outermost stay', () => {
  expect(Object.fromEntries(distribute(boxes, 'horizontal'))).toEqual({
    a: { x: 0, y: 0 },
    c: { x: 150, y: 400 },
    b: { x: 300, y: 40 },
  })
})

it('[D2] tidied steps follow the edges from left to right and never overlap, whatever the edges', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const id = fc.constantFrom(...ids)
  fc.assert(
    fc.property(fc.array(fc.record({ source: id, target: id })), edges => {
      const places = tidy(
        ids.map(each => box(each, 7, 9)),
        edges,
      )
      const all = ids.map(each => ({ ...box(each, 0, 0), ...places.get(each) }))
      expect([Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))]).toEqual([7, 9])
      for (const one of all)
        for (const other of all)
          if (one !== other)
            expect(Math.abs(one.x - other.x) >= 100 || Math.abs(one.y - other.y) >= 50).toBe(true)
    }),
  )
  const chain = tidy(
    [box('z', 0, 0), box('y', 0, 0), box('x', 0, 0)],
    [
      { source: 'x', target: 'y' },
      { source: 'y', target: 'z' },
      { source: 'z', target: 'x' },
    ],
  )
  expect(chain.size).toBe(3)
  expect(new Set([...chain.values()].map(({ x }) => x)).size).toBe(3)
})

it('[D2] a chain of two thousand steps is tidied', () => {
  const many = Array.from({ length: 2_000 }, (_, at) => box(String(at), 0, 0))
  const edges = many.slice(1).map(({ id }, at) => ({ source: String(at), target: id }))
  expect(new Set([...tidy(many, edges).values()].map(({ x }) => x)).size).toBe(2_000)
})

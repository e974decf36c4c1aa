import fc from 'fast-check'
import { expect, it } from 'vitest'
import { centreOf, middleOf, squareAt } from './crop'

it('[W6] a picture starts with its middle', () => {
  expect(middleOf({ width: 400, height: 300 })).toEqual({ x: 50, y: 0, side: 300 })
  expect(middleOf({ width: 300, height: 400 })).toEqual({ x: 0, y: 50, side: 300 })
})

it('[W6] enlarging keeps the middle where there is room', () => {
  const size = { width: 400, height: 300 }
  const square = squareAt(size, 2, { x: 200, y: 150 })
  expect(square).toEqual({ x: 125, y: 75, side: 150 })
  expect(centreOf(square)).toEqual({ x: 200, y: 150 })
})

it('[W6] whatever one does, the square lies in the picture', () => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 5000 }),
    height: fc.integer({ min: 1, max: 5000 }),
  })
  const number = fc.double({ min: -1e5, max: 1e5, noNaN: true })
  fc.assert(
    fc.property(size, number, number, number, ({ width, height }, zoom, x, y) => {
      const square = squareAt({ width, height }, zoom, { x, y })
      const close = 1e-6
      expect(square.side).toBeGreaterThan(0)
      expect(Math.min(square.x, square.y)).toBeGreaterThanOrEqual(0)
      expect(square.x + square.side).toBeLessThanOrEqual(width + close)
      expect(square.y + square.side).toBeLessThanOrEqual(height + close)
    }),
  )
})

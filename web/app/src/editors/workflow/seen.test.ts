import { expect, test } from 'vitest'
import { fitted, readSeen } from './seen'

const mine = { width: 800, height: 600 }

test('[P6] in a window of the same size one sees the same', () => {
  const seen = { x: -120, y: 40, zoom: 0.75, ...mine }
  expect(fitted(seen, mine)).toEqual({ x: -120, y: 40, zoom: 0.75 })
})

test('[P6] in a smaller window one sees all that they see, around the same middle', () => {
  const seen = { x: 0, y: 0, zoom: 1, width: 1600, height: 900 }
  const { x, y, zoom } = fitted(seen, mine)
  expect(zoom).toBe(0.5)
  expect([(400 - x) / zoom, (300 - y) / zoom]).toEqual([800, 450])
})

test('[P6] in a larger window nothing is drawn larger than theirs', () => {
  expect(fitted({ x: 0, y: 0, zoom: 1, width: 400, height: 300 }, mine)).toEqual({ x: 200, y: 150, zoom: 1 })
})

test.each([undefined, null, 3, {}, { x: 1, y: 2 }, { x: 1, y: 2, zoom: 0 }, { x: '1', y: 2, zoom: 1 }])(
  '[P6] %j is no place on the canvas',
  value => {
    expect(readSeen(value, mine)).toBeUndefined()
  },
)

test('[P6] a window without a size is taken for one like ours', () => {
  expect(readSeen({ x: 1, y: 2, zoom: 1, width: -4 }, mine)).toEqual({ x: 1, y: 2, zoom: 1, ...mine })
})

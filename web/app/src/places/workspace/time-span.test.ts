import { expect, it } from 'vitest'
import { endOfDay, spanFrom, startOfDay } from './time-span'

it('[K1] a span begins at a whole minute', () => {
  const now = new Date('2026-05-20T12:00:42.123Z')
  expect(spanFrom('1', now)).toBe('2026-05-19T12:00:00.000Z')
  expect(spanFrom('', now)).toBeUndefined()
})

it('[K2] a day lasts from its first moment to the first of the next, where one is', () => {
  const [start, end] = [startOfDay('2026-05-20'), endOfDay('2026-05-20')]
  expect(new Date(start ?? '').getHours()).toBe(0)
  expect(new Date(end ?? '').getDate()).toBe(21)
  expect([startOfDay(''), endOfDay('soon')]).toEqual([undefined, undefined])
})

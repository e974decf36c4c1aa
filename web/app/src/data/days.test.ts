import { expect, it } from 'vitest'
import { byDay, dayName } from './days'

const now = new Date(2026, 4, 20, 12)

it.each([
  [new Date(2026, 4, 20, 0, 1), 'Today'],
  [new Date(2026, 4, 20, 12, 5), 'Today'],
  [new Date(2026, 4, 19, 23, 59), 'Yesterday'],
  [new Date(2026, 4, 16, 12), 'Saturday'],
  [new Date(2026, 4, 10, 12), 'May 10'],
  [new Date(2025, 4, 10, 12), 'May 10, 2025'],
])('[K1] %s is called %s', (at, name) => {
  expect(dayName(at, now)).toBe(name)
})

it('[K1] things of one day stand together, in their order', () => {
  const at = (day: number, hour: number) => ({ at: new Date(2026, 4, day, hour).toISOString() })
  const things = [at(20, 11), at(20, 9), at(19, 23)]
  expect(byDay(things, now).map(({ day, things: of }) => [day, of.length])).toEqual([
    ['Today', 2],
    ['Yesterday', 1],
  ])
  expect(byDay([], now)).toEqual([])
})

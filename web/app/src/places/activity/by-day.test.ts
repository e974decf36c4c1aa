import { expect, it } from 'vitest'
import { byDay } from './by-day'

const now = new Date(2026, 4, 20, 12)
const at = (...date: [number, number, number, number]) => ({ at: new Date(...date).toISOString() })

it('[K1] what happened is read day by day', () => {
  const days = byDay(
    [at(2026, 4, 20, 9), at(2026, 4, 20, 1), at(2026, 4, 19, 23), at(2026, 4, 4, 8), at(2025, 11, 31, 8)],
    now,
  )
  expect(days.map(({ day, entries }) => `${day}: ${entries.length}`)).toEqual([
    'Today: 2',
    'Yesterday: 1',
    'Monday, May 4: 1',
    'December 31, 2025: 1',
  ])
})

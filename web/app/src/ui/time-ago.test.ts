import { expect, it } from 'vitest'
import { timeAgo } from './time-ago'

const now = new Date('2026-05-20T12:00:00Z')

it.each([
  ['2026-05-20T11:59:30Z', 'just now'],
  ['2026-05-20T12:00:05Z', 'just now'],
  ['2026-05-20T11:55:00Z', '5 minutes ago'],
  ['2026-05-20T09:00:00Z', '3 hours ago'],
  ['2026-05-19T12:00:00Z', 'yesterday'],
  ['2026-04-02T12:00:00Z', 'Apr 2, 2026'],
])('[UI] %s reads as %s', (at, words) => {
  expect(timeAgo(new Date(at), now)).toBe(words)
})

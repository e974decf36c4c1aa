import { expect, it } from 'vitest'
import { leftWords, usesWords } from './link-words'

const now = new Date('2026-05-20T12:00:00Z')

it.each([
  [undefined, 'never expires'],
  ['2026-05-20T11:59:59Z', 'expired'],
  ['2026-05-20T12:00:20Z', 'expires in 1 minute'],
  ['2026-05-20T12:30:00Z', 'expires in 30 minutes'],
  ['2026-05-21T12:00:00Z', 'expires in 24 hours'],
  ['2026-05-27T12:00:00Z', 'expires in 7 days'],
  ['2026-12-01T12:00:00Z', 'expires on Dec 1, 2026'],
])('[W4] a link until %s %s', (at, words) => {
  expect(leftWords(at, now)).toBe(words)
})

it.each([
  [0, 2, '0 of 2 uses'],
  [1, 1, '1 of 1 use'],
  [0, undefined, 'not used yet'],
  [1, undefined, 'used once'],
  [7, undefined, 'used 7 times'],
])('[W4] %i uses of %s read as %s', (used, uses, words) => {
  expect(usesWords({ used, ...(uses && { uses }) })).toBe(words)
})

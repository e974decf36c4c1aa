import { expect, test } from 'vitest'
import { nextChange, timeLeft } from './time-left'

test.each([
  [0, '0 s'],
  [999, '1 s'],
  [45_000, '45 s'],
  [60_000, '60 s'],
  [60_001, '2 min'],
  [11.2 * 60_000, '12 min'],
  [90 * 60_000, '90 min'],
  [8 * 3_600_000, '8 h'],
])('[L4] %d ms are %s', (ms, words) => {
  expect(timeLeft(ms)).toBe(words)
})

test('[L4] the words are looked at again when they change, not before', () => {
  expect(nextChange(12_300)).toBe(300)
  expect(nextChange(125_000)).toBe(5_000)
})

import { expect, it } from 'vitest'
import { closest } from './words'

it.each([
  ['conut', 'count'],
  ['amonut', 'amount'],
  ['Answer', 'answer'],
  ['answr', 'answer'],
  ['a', 'x'],
  ['weather', undefined],
])('[D2] %s most likely means %s', (written, meant) => {
  expect(closest(written, written === 'a' ? ['x'] : ['answer', 'count', 'amount'])).toBe(meant)
})

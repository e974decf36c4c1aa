import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrast, readableOn } from './contrast'

it('[UI] knows the contrast of black on white', () => {
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#ffffff', '#fff')).toBe(1)
})

it('[UI] a name can be read on whatever colour a person has', () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map(value => `#${value.toString(16).padStart(6, '0')}`)
  fc.assert(fc.property(color, hex => contrast(hex, readableOn(hex)) >= 4.3))
})

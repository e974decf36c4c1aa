import fc from 'fast-check'
import { expect, it } from 'vitest'
import { longestWait, waitBefore } from './backoff'

it('[R3] grows from 0.25 s by 1.6 up to 15 s', () => {
  expect([0, 1, 2].map(longestWait)).toEqual([250, 400, 640])
  expect(longestWait(50)).toBe(15_000)
})

it('[R3] waits anything from nothing to the longest', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const wait = waitBefore(attempt, random)
      return wait >= 0 && wait < longestWait(attempt) + 0.001
    }),
  )
})

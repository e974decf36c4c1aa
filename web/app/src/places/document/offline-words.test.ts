import { expect, it } from 'vitest'
import { keptWords, waitingWords } from './offline-words'

it('[D6] counts what waits', () => {
  expect(waitingWords(0, 0)).toBeUndefined()
  expect(waitingWords(1, 0)).toBe('1 change')
  expect(waitingWords(312, 2)).toBe('312 changes and 2 actions')
})

it('[D6] says that changes are kept on the device only when they are', () => {
  expect(keptWords({ state: 'kept' })).toContain('kept on this device')
  expect(keptWords({ state: 'off' })).toContain('only in this window')
  expect(keptWords({ state: 'failed', reason: 'full' })).toContain('storage of this device is full')
})

import { expect, it, vi } from 'vitest'
import { createEmitter } from './emitter'

it('[R1] calls listeners until they stop', () => {
  const emitter = createEmitter<{ said: string }>()
  const listener = vi.fn()
  const stop = emitter.on('said', listener)
  emitter.on('said', listener)
  emitter.emit('said', 'a')
  stop()
  stop()
  emitter.emit('said', 'b')
  expect(listener.mock.calls.flat()).toEqual(['a', 'a', 'b'])
})

it('[R1] a listener that throws keeps nobody else from hearing', () => {
  const later: (() => void)[] = []
  vi.stubGlobal('queueMicrotask', (run: () => void) => later.push(run))
  const emitter = createEmitter<{ said: string }>()
  const listener = vi.fn()
  emitter.on('said', () => {
    throw new Error('mine')
  })
  emitter.on('said', listener)
  emitter.emit('said', 'a')
  vi.unstubAllGlobals()
  expect(listener).toHaveBeenCalledOnce()
  expect(later).toHaveLength(1)
  expect(later[0]).toThrow('mine')
})

// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import type { ComponentType } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { part } from './part'

beforeEach(() => void vi.useFakeTimers())

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('[UI] a part of the page that cannot be loaded is left out, and shown once it can be', async () => {
  let isOnline = false
  const load = vi.fn(async (): Promise<ComponentType<{ name: string }>> => {
    if (!isOnline) throw new Error('no network')
    return ({ name }) => <p>{name}</p>
  })
  const Part = part(load)
  const { unmount } = render(<Part name="Ada" />)
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  expect(screen.queryByText('Ada')).toBeNull()
  isOnline = true
  await act(() => vi.advanceTimersByTimeAsync(3_000))
  expect(screen.getByText('Ada')).toBeTruthy()
  unmount()
  render(<Part name="Bob" />)
  expect(screen.getByText('Bob')).toBeTruthy()
  expect(load).toHaveBeenCalledTimes(2)
})

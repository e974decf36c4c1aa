import { expect, it } from 'vitest'
import { safePath } from './safe-path'

it('[W6] leads back to where someone came from', () => {
  expect(safePath('/d/1?x=2')).toBe('/d/1?x=2')
  expect(safePath(null)).toBe('/home')
})

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
  '[W6] never leads to %s',
  path => {
    expect(safePath(path)).toBe('/home')
  },
)

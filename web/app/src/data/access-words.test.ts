import { expect, it } from 'vitest'
import { accessesToGive } from './access-words'

it.each([
  [
    ['see', 'talk', 'edit', 'share'],
    ['view', 'comment', 'edit'],
  ],
  [
    ['see', 'talk', 'share'],
    ['view', 'comment'],
  ],
  [['see', 'share'], ['view']],
])('[W4] someone who may %s can hand on %s', (permissions, accesses) => {
  expect(accessesToGive(permissions)).toEqual(accesses)
})

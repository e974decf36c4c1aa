import { expect, it } from 'vitest'
import { matches } from './matches'

it.each([
  ['Plan for May', '', true],
  ['Plan for May', 'ma pl', true],
  ['Plan for May', 'lan', false],
  ['Ápril (draft)', 'apr DRA', true],
  ['Plan for May', 'plan june', false],
])('[W1] %s is found by "%s": %s', (text, query, found) => {
  expect(matches(text, query)).toBe(found)
})

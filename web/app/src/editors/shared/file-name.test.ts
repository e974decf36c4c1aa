import { expect, test } from 'vitest'
import { fileName } from './file-name'

test.each([
  ['Review workflow', 'Review workflow.json'],
  ['a/b\\c: d?', 'a b c d.json'],
  ['  ', 'Untitled.json'],
])('[D2] %j is saved as %j', (title, name) => {
  expect(fileName(title, 'json')).toBe(name)
})

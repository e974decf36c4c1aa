import { expect, it } from 'vitest'
import { movedCaret } from './mend-text'

it.each([
  ['hello| world', 'oh hello world', 8],
  ['hello| world', 'hello big world', 5],
  ['hello| world', 'hello', 5],
  ['hello wor|ld', 'hello big world', 13],
  ['|x', 'abcx', 0],
  ['aaa|', 'aaaa', 3],
  ['ab|cd', 'ad', 1],
  ['abc|', '', 0],
])('[D2] the caret in %j stays with its text when it becomes %j', (before, after, caret) => {
  const at = before.indexOf('|')
  expect(movedCaret(before.replace('|', ''), after, at)).toBe(caret)
})

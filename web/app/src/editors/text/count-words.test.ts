import { Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import { countWords, readingMinutes } from './count-words'

const counted = (content: string) => {
  const counting = countWords(Text.of(content.split('\n')))
  for (;;) {
    const { done, value } = counting.next()
    if (done) return value
  }
}

it.each([
  ['', 0],
  ['one', 1],
  ['# Two words', 2],
  ["don't stop e-mail 3.5", 4],
  ['naïve café Ünïcode', 3],
  ['你好 world', 3],
  ['a\nb\n\nc', 3],
  ['- [ ] --- ***', 0],
])('[D2] %j has %i words', (content, words) => {
  expect(counted(content)).toEqual({ words, characters: content.length })
})

it('[D2] a large text is counted in turns', () => {
  const text = Text.of(
    Array.from({ length: 5_000 }, () => 'the quick brown fox jumps over the lazy dog, twice a day'),
  )
  const counting = countWords(text)
  let turns = 0
  let last = counting.next()
  for (; !last.done; last = counting.next()) turns += 1
  expect(turns).toBeGreaterThan(1)
  expect(last.value.words).toBe(5_000 * 12)
})

it('[D2] reading takes a minute for some 230 words', () => {
  expect([readingMinutes(3), readingMinutes(700)]).toEqual([1, 3])
})

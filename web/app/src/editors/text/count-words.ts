import type { Text } from '@codemirror/state'

export type Counts = { words: number; characters: number }

// Chinese and Japanese do not part their words: each of their characters counts as one, as word processors do
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+(?:['’_.-][\p{L}\p{N}\p{M}]+)*/gu

const countIn = (text: string): number => {
  let words = 0
  word.lastIndex = 0
  while (word.test(text)) words += 1
  return words
}

/** So many characters of a text are counted at once; a large one takes several turns. */
const portion = 100_000

/** Counts words and characters line by line, and lets the page breathe in between. */
export function* countWords(text: Text, from = 0, to = text.length): Generator<undefined, Counts> {
  let words = 0
  let done = 0
  for (const line of text.iterRange(from, to)) {
    words += countIn(line)
    done += line.length
    if (done < portion) continue
    done = 0
    yield undefined
  }
  return { words, characters: to - from }
}

/** Minutes to read so many words, as people read on a screen. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 230))

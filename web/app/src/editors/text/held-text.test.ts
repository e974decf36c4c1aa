import { ChangeSet } from '@codemirror/state'
import type { Lock } from '@tutti/client'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { linesOf, lineWords, movedWith, partOf, rangeOf, whyNotChange } from './held-text'

const write = (words: string): Y.Text => {
  const text = new Y.Doc().getText('content')
  text.insert(0, words)
  return text
}

const lockOn = (text: Y.Text, from: number, to: number, holder = 'Grace', grows = false): Lock => ({
  id: 'l',
  resourceType: 'range',
  resourceId: '/content',
  place: '/content',
  range: rangeOf(text, from, to, grows),
  holder: { id: holder, name: holder, color: '#123456' },
  reason: undefined,
  fence: 1,
  endsAt: 0,
  waiting: [],
})

test('[L3] a part of a text moves with it, and what is written at its edges is not in it', () => {
  const text = write('one two three')
  const lock = lockOn(text, 4, 7)
  text.insert(0, 'zero ')
  text.insert(9, '>')
  text.insert(13, '<')
  const { from, to } = partOf(text, lock, 'Ada')
  expect(text.toString().slice(from, to)).toBe('two')
})

test('[L2 L3] where nobody else writes, its holder goes on at its end', () => {
  const text = write('one two three')
  const lock = lockOn(text, 4, 7, 'Ada', true)
  text.insert(7, 'fold')
  const { from, to } = partOf(text, lock, 'Ada')
  expect(text.toString().slice(from, to)).toBe('twofold')
})

test('[L4] a part that cannot be found holds all of the text', () => {
  const text = write('one two')
  expect(partOf(text, { ...lockOn(text, 0, 3), range: { start: 7, end: {} } }, 'Ada')).toMatchObject({
    from: 0,
    to: 7,
  })
})

test('[L4] nothing is changed in what somebody else holds, and everything around it', () => {
  const text = write('one two three')
  const held = { parts: [partOf(text, lockOn(text, 4, 7), 'Ada')], onlyHeld: false }
  expect(whyNotChange(held, [{ from: 5, to: 5 }])).toBe('Grace has locked this')
  expect(whyNotChange(held, [{ from: 0, to: 13 }])).toBe('Grace has locked this')
  expect(
    whyNotChange(held, [
      { from: 0, to: 4 },
      { from: 7, to: 7 },
    ]),
  ).toBeUndefined()
  const own = { ...held, parts: held.parts.map(part => ({ ...part, isMine: true })) }
  expect(whyNotChange(own, [{ from: 5, to: 5 }])).toBeUndefined()
})

test('[L2] where one edits only what one holds, the rest stays as it is', () => {
  const text = write('one two three')
  const held = { parts: [partOf(text, lockOn(text, 4, 7, 'Ada'), 'Ada')], onlyHeld: true }
  expect(whyNotChange(held, [{ from: 4, to: 7 }])).toBeUndefined()
  expect(whyNotChange(held, [{ from: 0, to: 1 }])).toMatch(/Lock this first/)
})

test('[L3] the part moves in the editor as it does in the document', () => {
  const text = write('one two three')
  const held = { parts: [partOf(text, lockOn(text, 4, 7), 'Ada')], onlyHeld: false }
  const changes = ChangeSet.of(
    [
      { from: 4, insert: '>' },
      { from: 7, insert: '<' },
    ],
    13,
  )
  expect(movedWith(held, changes).parts[0]).toMatchObject({ from: 5, to: 8 })
  expect(movedWith(held, ChangeSet.of({ from: 0, to: 13 }, 13)).parts[0]).toMatchObject({ from: 0, to: 0 })
})

test('[L4] its lines are told as people count them', () => {
  const text = write('a\nbb\nccc\n')
  expect(linesOf(text, rangeOf(text, 2, 5, false))).toEqual({ first: 2, last: 2 })
  expect(linesOf(text, rangeOf(text, 0, 7, false))).toEqual({ first: 1, last: 3 })
  expect(linesOf(text, { start: 'x', end: {} })).toBeUndefined()
  expect([lineWords(2, 2), lineWords(1, 3)]).toEqual(['line 2', 'lines 1–3'])
})

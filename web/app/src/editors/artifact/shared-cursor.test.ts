import { EditorSelection, EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { fromShared, toShared } from './shared-cursor'

const textOf = (content: string) => {
  const text = new Y.Doc().getText('content')
  text.insert(0, content)
  return text
}

const stateAt = (text: Y.Text, anchor: number, head: number) =>
  EditorState.create({ doc: text.toString(), selection: EditorSelection.single(anchor, head) })

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

it('[P3] a cursor stays with its text when others write before it', () => {
  const text = textOf('hello world')
  const cursor = overTheWire(toShared(text, stateAt(text, 6, 11)))
  text.insert(0, 'oh, ')
  expect(fromShared(text, cursor)).toEqual({ anchor: 10, head: 15 })
})

it('[P3] a cursor at the end is another one after each key, so that writing counts as moving', () => {
  const text = textOf('a')
  const before = toShared(text, stateAt(text, 1, 1))
  text.insert(1, 'b')
  expect(toShared(text, stateAt(text, 2, 2))).not.toEqual(before)
})

it('[P3] a cursor at the very start stays there', () => {
  const text = textOf('abc')
  const cursor = overTheWire(toShared(text, stateAt(text, 0, 0)))
  text.insert(0, 'x')
  expect(fromShared(text, cursor)).toEqual({ anchor: 0, head: 0 })
})

it.each([null, undefined, 'x', {}, { anchor: 1, head: 2 }, { anchor: {}, head: { item: 'x' } }])(
  '[P3] nonsense from someone else (%j) is no cursor',
  cursor => {
    expect(fromShared(textOf('abc'), cursor)).toBeUndefined()
  },
)

import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { fromShared, toShared } from './shared-cursor'

const textOf = (content: string) => {
  const text = new Y.Doc().getText('content')
  text.insert(0, content)
  return text
}

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

it('[P3] a cursor stays with its text when others write before it', () => {
  const text = textOf('hello world')
  const cursor = overTheWire(toShared(text, { anchor: 6, head: 11 }))
  text.insert(0, 'oh, ')
  expect(fromShared(text, cursor)).toEqual({ anchor: 10, head: 15 })
})

it('[P3] a cursor at the end is another one after each key, so that writing counts as moving', () => {
  const text = textOf('a')
  const before = toShared(text, { anchor: 1, head: 1 })
  text.insert(1, 'b')
  expect(toShared(text, { anchor: 2, head: 2 })).not.toEqual(before)
})

it('[P3] a cursor at the very start stays there', () => {
  const text = textOf('abc')
  const cursor = overTheWire(toShared(text, { anchor: 0, head: 0 }))
  text.insert(0, 'x')
  expect(fromShared(text, cursor)).toEqual({ anchor: 0, head: 0 })
})

it.each([null, undefined, 'x', {}, { anchor: 1, head: 2 }, { anchor: {}, head: { item: 'x' } }])(
  '[P3] nonsense from someone else (%j) is no cursor',
  cursor => {
    expect(fromShared(textOf('abc'), cursor)).toBeUndefined()
  },
)

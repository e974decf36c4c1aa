import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { unsavedText } from './unsaved-text'

const clockOf = (doc: Y.Doc) => Y.getState(doc.store, doc.clientID)

it('[R2] gives what was written since, places apart on lines of their own, without what was deleted again', () => {
  const doc = new Y.Doc()
  const text = doc.getText('content')
  text.insert(0, 'saved text')
  const saved = clockOf(doc)
  for (const [index, letter] of [...'hello'].entries()) text.insert(index, letter)
  text.insert(text.length, 'world')
  text.insert(0, 'gone')
  text.delete(0, 4)
  expect(unsavedText(doc, new Map([[doc.clientID, saved]]))).toBe('hello\nworld')
})

it('[R2] does not give what others wrote', () => {
  const [doc, other] = [new Y.Doc(), new Y.Doc()]
  other.getText('content').insert(0, 'theirs')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(unsavedText(doc, new Map([[doc.clientID, 0]]))).toBe('')
  doc.getText('content').insert(6, ' mine')
  expect(unsavedText(doc, new Map([[doc.clientID, 0]]))).toBe(' mine')
})

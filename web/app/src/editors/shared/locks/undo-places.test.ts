import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { placesOfStep } from './undo-places'

const here = {}

const begin = () => {
  const doc = new Y.Doc()
  const [nodes, text] = [doc.getMap<Y.Map<unknown>>('nodes'), doc.getText('content')]
  doc.transact(() => {
    nodes.set('a', new Y.Map<unknown>([['label', 'A']]))
    text.insert(0, 'before after')
  })
  const undo = new Y.UndoManager([nodes, text], { trackedOrigins: new Set([here]), captureTimeout: 0 })
  return { doc, nodes, text, undo }
}

test('[L4 D7] a step of undo knows the properties and the things it would change', () => {
  const { doc, nodes, undo } = begin()
  doc.transact(() => nodes.get('a')?.set('label', 'B'), here)
  expect(placesOfStep(doc, undo.undoStack.at(-1)).map(({ keys }) => keys.join('/'))).toEqual([
    'nodes/a/label',
  ])
  doc.transact(() => nodes.set('b', new Y.Map<unknown>([['label', 'new']])), here)
  expect(placesOfStep(doc, undo.undoStack.at(-1)).map(({ keys }) => keys.join('/'))).toEqual([
    'nodes/b',
    'nodes/b/label',
  ])
  doc.transact(() => nodes.delete('a'), here)
  expect(placesOfStep(doc, undo.undoStack.at(-1)).some(({ keys }) => keys.join('/') === 'nodes/a')).toBe(true)
})

test('[L4 D7] and where in a text, also after others wrote before it', () => {
  const { doc, text, undo } = begin()
  doc.transact(() => text.insert(7, 'mine '), here)
  text.insert(0, 'others ')
  expect(placesOfStep(doc, undo.undoStack.at(-1))).toEqual([{ keys: ['content'], at: 14 }])
})

test('[L4] nothing to undo is no place', () => {
  const { doc, undo } = begin()
  expect(placesOfStep(doc, undo.undoStack.at(-1))).toEqual([])
})

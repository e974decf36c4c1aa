import { expect, it } from 'vitest'
import { connect, remove } from './model/operations'
import { exchange, pairWith } from './model/testing'
import { Session } from './session'

const withLooseEdge = () => {
  const [ada, bob] = pairWith('a', 'b')
  remove(ada, { nodes: new Set(['b']), edges: new Set() })
  connect(bob, { source: 'a', target: 'b' })
  exchange(ada, bob)
  return ada.doc
}

it('[D2] an edge that lacked an end when the document was opened goes with the first change of who is alone', () => {
  const doc = withLooseEdge()
  const session = new Session(doc, () => true)
  expect(doc.getMap('edges').size).toBe(1)
  session.rename('a', 'Start')
  expect(doc.getMap('edges').size).toBe(0)
  session.undo.undo()
  expect(session.graph.nodes.get('a')?.label).toBe('a')
  expect(session.undo.canUndo()).toBe(false)
  session.destroy()
})

it('[D2 D7] it stays while others are here, whose undo may want it', () => {
  const doc = withLooseEdge()
  const session = new Session(doc, () => false)
  session.rename('a', 'Start')
  expect(doc.getMap('edges').size).toBe(1)
  session.destroy()
})

it('[P2] one’s own changes are told apart: typed, or done by hand', () => {
  const [{ doc }] = pairWith('a', 'b')
  const session = new Session(doc, () => true)
  const told: boolean[] = []
  session.onOwnChange(typed => told.push(typed))
  session.rename('a', 'Start')
  session.connect({ source: 'a', target: 'b' })
  doc.getMap('nodes').delete('b')
  expect(told).toEqual([true, false])
  session.destroy()
})

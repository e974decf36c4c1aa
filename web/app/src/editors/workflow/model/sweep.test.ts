import { expect, it } from 'vitest'
import { connect, remove } from './operations'
import { looseEdges, sweep } from './sweep'
import { exchange, pairWith } from './testing'

it('[D2] edges without an end are swept by whoever may, twice is as once, and not those that have both ends again', () => {
  const [ada, bob] = pairWith('a', 'b', 'c')
  ada.undo.begin()
  remove(ada, { nodes: new Set(['b']), edges: new Set() })
  connect(bob, { source: 'a', target: 'b' })
  exchange(ada, bob)
  const loose = looseEdges(bob.doc)
  expect(loose).toEqual(['a-b'])
  ada.undo.undo()
  exchange(ada, bob)
  sweep(bob.doc, loose)
  expect(bob.doc.getMap('edges').has('a-b')).toBe(true)
  ada.undo.redo()
  exchange(ada, bob)
  for (const one of [ada, bob]) sweep(one.doc, looseEdges(one.doc))
  exchange(ada, bob)
  for (const { doc } of [ada, bob]) expect(doc.getMap('edges').size).toBe(0)
})

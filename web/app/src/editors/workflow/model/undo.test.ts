import { expect, it } from 'vitest'
import { connect, place, remove, rename, setProperty } from './operations'
import { readWorkflow } from './read'
import { add, exchange, pairWith, peer, send } from './testing'

const labels = (one: ReturnType<typeof peer>) =>
  [...readWorkflow(one.doc).nodes.values()].map(({ label }) => label).sort()

it('[D7] undo takes back my own change and leaves that of another to the same step', () => {
  const [ada, bob] = pairWith('a')
  ada.undo.begin()
  rename(ada, 'a', 'mine')
  setProperty(bob, 'a', 'url', 'hers')
  exchange(ada, bob)
  ada.undo.undo()
  expect(readWorkflow(ada.doc).nodes.get('a')).toMatchObject({ label: 'a', data: { url: 'hers' } })
})

it('[D7] undo does not overwrite what another set meanwhile', () => {
  const [ada, bob] = pairWith('a')
  ada.undo.begin()
  rename(ada, 'a', 'mine')
  send(ada, bob)
  rename(bob, 'a', 'theirs')
  exchange(ada, bob)
  ada.undo.undo()
  expect(labels(ada)).toEqual(['theirs'])
})

it('[D7] a step I added stays when somebody else has worked on it since', () => {
  const [ada, bob] = [peer(), peer()]
  ada.undo.begin()
  add(ada, 'a', 'b')
  exchange(ada, bob)
  setProperty(bob, 'a', 'url', 'https://example.org')
  exchange(ada, bob)
  ada.undo.undo()
  expect(readWorkflow(ada.doc).nodes.get('a')).toMatchObject({
    label: 'a',
    data: { url: 'https://example.org' },
  })
  expect(readWorkflow(ada.doc).nodes.has('b')).toBe(false)
})

it('[D7] a step I added stays when somebody else has connected it', () => {
  const [ada, bob] = pairWith('start')
  ada.undo.begin()
  add(ada, 'a')
  exchange(ada, bob)
  connect(bob, { source: 'start', target: 'a' })
  exchange(ada, bob)
  ada.undo.undo()
  exchange(ada, bob)
  expect(readWorkflow(bob.doc).edges.size).toBe(1)
})

it('[D7] the same holds after it was deleted and brought back', () => {
  const [ada, bob] = [peer(), peer()]
  ada.undo.begin()
  add(ada, 'a')
  ada.undo.begin()
  remove(ada, { nodes: new Set(['a']), edges: new Set() })
  ada.undo.undo()
  exchange(ada, bob)
  rename(bob, 'a', 'theirs')
  exchange(ada, bob)
  ada.undo.undo()
  expect(labels(ada)).toEqual(['theirs'])
})

it('[D7] what only I have touched goes and comes again', () => {
  const one = peer()
  one.undo.begin()
  add(one, 'a')
  one.undo.undo()
  expect(labels(one)).toEqual([])
  one.undo.redo()
  expect(labels(one)).toEqual(['a'])
  one.undo.undo()
  expect(labels(one)).toEqual([])
})

it('[D7] a drag is one step however long it takes, and naming one as long as one goes on typing', () => {
  const one = peer()
  one.undo.begin()
  add(one, 'a')
  one.undo.begin()
  for (const x of [10, 20, 30]) {
    one.wait(2_000)
    place(one, new Map([['a', { x, y: 0 }]]))
  }
  for (const label of ['n', 'na', 'nam']) {
    one.undo.begin('label:a')
    rename(one, 'a', label)
    one.wait(100)
  }
  one.wait(1_000)
  one.undo.begin('label:a')
  rename(one, 'a', 'name')
  const seen = () => {
    const node = readWorkflow(one.doc).nodes.get('a')
    return [node?.x, node?.label]
  }
  one.undo.undo()
  expect(seen()).toEqual([30, 'nam'])
  one.undo.undo()
  expect(seen()).toEqual([30, 'a'])
  one.undo.undo()
  expect(seen()).toEqual([0, 'a'])
})

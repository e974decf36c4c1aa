import type { Presence } from '@tutti/client'
import { expect, it, vi } from 'vitest'
import { CanvasPeople } from './canvas-people'

const room = () => {
  const states = new Map<number, Record<string, unknown>>([[1, { cursor: { x: 1, y: 1 } }]])
  let told: () => void = () => undefined
  const presence = {
    clientID: 1,
    getStates: () => states,
    on: (_event: string, listener: () => void) => {
      told = listener
    },
    off: () => undefined,
  }
  const people = new CanvasPeople(presence as unknown as Presence)
  people.listen()
  const say = (clientId: number, state: Record<string, unknown>) => {
    states.set(clientId, state)
    told()
  }
  return { people, say }
}

const ada = { name: 'Ada', color: '#123456' }

it('[P3] others are on the canvas where they point, in their colour; oneself is not', () => {
  const { people, say } = room()
  say(2, { user: ada, cursor: { x: 10, y: 20 } })
  expect(people.cursors()).toMatchObject([
    { clientId: 2, name: 'Ada', color: '#123456', ink: '#ffffff', x: 10, y: 20 },
  ])
})

it('[P3 P4] a cursor that moves tells nobody who has selected what', () => {
  const { people, say } = room()
  say(2, { user: ada, cursor: { x: 1, y: 1 }, selected: ['a'] })
  const selectors = people.selectorsOf('a')
  const [cursors, selections] = [vi.fn(), vi.fn()]
  people.subscribeCursors(cursors)
  people.subscribeSelections(selections)
  say(2, { user: ada, cursor: { x: 2, y: 2 }, selected: ['a'] })
  expect([cursors.mock.calls.length, selections.mock.calls.length]).toEqual([1, 0])
  expect(people.selectorsOf('a')).toBe(selectors)
  say(2, { user: ada, cursor: { x: 2, y: 2 }, selected: ['a', 'b'] })
  expect([cursors.mock.calls.length, selections.mock.calls.length]).toEqual([1, 1])
  expect(people.selectorsOf('b')).toMatchObject([{ name: 'Ada' }])
  expect(people.selectorsOf('a')).toBe(selectors)
})

it.each([
  { cursor: { x: Number.NaN, y: 1 } },
  { cursor: { anchor: 1 }, selected: 'a' },
  { cursor: null, selected: [1, null, {}] },
  { user: 'x', selected: {} },
])('[P3 P4] nonsense from another client (%j) is nowhere', state => {
  const { people, say } = room()
  say(2, state)
  expect(people.cursors()).toEqual([])
  expect(people.selectorsOf('a')).toEqual([])
})

it('[P3] a colour that is none does not get into the page', () => {
  const { people, say } = room()
  say(2, { user: { name: 'x', color: 'url(https://example.org)' }, cursor: { x: 1, y: 1 } })
  expect(people.cursors()).toMatchObject([{ color: '#6b7280' }])
})

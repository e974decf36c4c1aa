import { expect, it } from 'vitest'
import { settle } from '../testing/fake-clock'
import { openScene, person } from '../testing/fake-room'
import { FakeSocket } from '../testing/fake-socket'
import type { LiveSession } from './session-state'

const written = (changes: object = {}) => ({
  id: 's1',
  document_id: 'doc',
  host: person('grace'),
  mode: 'parallel',
  max_users: null,
  started_at: '2026-01-01T00:00:00.000Z',
  turn: { holder: null, since: null },
  queue: [],
  ...changes,
})

const turnOf = (id: string) => ({
  mode: 'sequential',
  turn: { holder: person(id), since: '2026-01-01T00:00:00.000Z' },
})

const say = async (frame: object) => {
  FakeSocket.last.say(frame)
  await settle()
}

it('[L1] a room knows the session it comes into, how it changes and that it is over', async () => {
  const { room, admit } = await openScene()
  const told: (LiveSession | undefined)[] = []
  room.on('session', session => told.push(session))
  await admit({ session: written() })
  expect(room.session).toMatchObject({ id: 's1', mode: 'parallel', host: { id: 'grace' }, queue: [] })
  const { session } = room
  await say({ type: 'host_changed', event: 1, session: written() })
  expect(room.session).toBe(session)
  await say({ type: 'max_users_changed', event: 2, session: written({ max_users: 3 }) })
  expect(room.session?.maxUsers).toBe(3)
  await say({ type: 'session_ended', event: 3, session: written(), reason: 'ended' })
  expect(room.session).toBeUndefined()
  expect(told).toHaveLength(3)
})

it('[L2] out of turn one may not write, and the save state says so', async () => {
  const { room, admit, take } = await openScene()
  await admit()
  take()
  expect([room.canEdit, room.readOnly, room.saveState]).toEqual([true, undefined, 'saved'])
  await say({ type: 'mode_changed', event: 1, session: written(turnOf('grace')) })
  expect([room.canEdit, room.readOnly, room.saveState]).toEqual([false, 'turn', 'read-only'])
  await say({ type: 'turn_changed', event: 2, session: written(turnOf('ada')) })
  expect([room.canEdit, room.readOnly, room.saveState]).toEqual([true, undefined, 'saved'])
  await say({ type: 'turn_changed', event: 3, session: written({ mode: 'sequential' }) })
  expect(room.readOnly).toBe('turn')
  await say({ type: 'permissions_changed', role: 'viewer', permissions: ['see'] })
  expect(room.readOnly).toBe('role')
})

it('[L2] what was written out of turn is offered back', async () => {
  const { room, admit, take } = await openScene()
  const refused: unknown[] = []
  room.on('refused', each => refused.push(each))
  await admit()
  take()
  room.doc.getText('content').insert(0, 'too late')
  await say({ type: 'turn_changed', event: 1, session: written(turnOf('grace')) })
  await say({ type: 'error', error_code: 'NOT_YOUR_TURN', message: 'It is Grace’s turn.', update: 2 })
  expect(refused).toEqual([{ code: 'NOT_YOUR_TURN', message: 'It is Grace’s turn.', text: 'too late' }])
  expect(room.doc.getText('content').toString()).toBe('')
})

it('[P6] the room tells who asks everyone to look where they look', async () => {
  const { room, admit } = await openScene()
  const asked: string[] = []
  room.on('bring-to-me', ({ id }) => asked.push(id))
  await admit()
  await say({ type: 'bring_to_me', document_id: 'doc', user: person('grace'), timestamp: 'now' })
  await say({ type: 'bring_to_me', user: 7 })
  expect(asked).toEqual(['grace'])
})

it.each([
  undefined,
  null,
  7,
  'session',
  [],
  {},
  { id: 's1' },
  { id: 's1', host: { id: 3 } },
  { id: '', host: person('ada') },
])('[L1] %j is no session', async session => {
  const { room, admit } = await openScene()
  await admit({ session })
  expect(room.session).toBeUndefined()
  expect(room.status.state).toBe('connected')
})

it('[L1] what makes no sense in a session is left out', async () => {
  const { room, admit } = await openScene()
  const session = written({ mode: 'debate', max_users: -1, turn: 'mine', queue: [1, person('ada'), {}] })
  await admit({ session })
  expect(room.session).toMatchObject({ mode: 'parallel', maxUsers: undefined, turn: { holder: undefined } })
  expect(room.session?.queue.map(({ id }) => id)).toEqual(['ada'])
})

it('[L1] who is put out of a session is told so, and may try again', async () => {
  const { room, admit } = await openScene()
  await admit({ session: written() })
  FakeSocket.last.end(4403, 'removed from the session')
  await settle()
  expect(room.status).toEqual({ state: 'denied', reason: 'put-out' })
  room.reconnect()
  await settle()
  await admit()
  expect(room.status.state).toBe('connected')
  expect(room.session).toBeUndefined()
})

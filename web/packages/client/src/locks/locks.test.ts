import { expect, it } from 'vitest'
import { settle } from '../testing/fake-clock'
import { connectedFrame, openScene, person } from '../testing/fake-room'
import { FakeSocket } from '../testing/fake-socket'
import { readLock } from './lock'
import { isPlaceIn, lockOf, pointerTo } from './lock-of'

const server = Date.parse(connectedFrame().server_time)
const inSeconds = (seconds: number): string => new Date(server + seconds * 1000).toISOString()

const written = (id: string, changes: object = {}) => ({
  id,
  document_id: 'doc',
  resource_type: 'node',
  resource_id: 'a',
  place: '/nodes/a',
  holder: person('grace'),
  reason: 'being reworked',
  fence: 1,
  acquired_at: inSeconds(0),
  expires_at: inSeconds(1800),
  waiting: [],
  ...changes,
})

const say = async (frame: object) => {
  FakeSocket.last.say(frame)
  await settle()
}

it('[L3 L4] a room knows the locks it comes into, and what happens to them', async () => {
  const { room, admit } = await openScene()
  const told: string[][] = []
  room.on('locks', locks => told.push(locks.map(({ id }) => id)))
  await admit({ locks: [written('l1')] })
  expect(room.locks).toMatchObject([{ id: 'l1', holder: { id: 'grace' }, reason: 'being reworked' }])
  const { locks } = room
  await say({ type: 'user_waved', lock: written('l9') })
  expect(room.locks).toBe(locks)
  await say({ type: 'lock_acquired', event: 1, lock: written('l2', { place: '/nodes/b', fence: 2 }) })
  await say({ type: 'lock_renewed', event: 2, lock: written('l1', { expires_at: inSeconds(3600) }) })
  expect(room.locks[0]?.endsAt).toBe((locks[0]?.endsAt ?? 0) + 1_800_000)
  await say({ type: 'lock_wait_started', event: 3, lock: written('l1', { waiting: [person('ada')] }) })
  expect(room.locks[0]?.waiting).toMatchObject([{ id: 'ada' }])
  await say({ type: 'lock_released', event: 4, lock: written('l1'), reason: 'released' })
  // told late of something that is over
  await say({ type: 'lock_wait_ended', event: 5, lock: written('l1') })
  expect(told.at(-1)).toEqual(['l2'])
  await say({ type: 'lock_expired', event: 6, lock: written('l2') })
  expect(room.locks).toEqual([])
})

it('[L3] a lock goes at its time by the clock of the server, whether one is told or not', async () => {
  const { room, admit, clock } = await openScene()
  await admit({ locks: [written('l1', { expires_at: inSeconds(5) }), written('l2', { fence: 2 })] })
  expect(room.locks[0]?.endsAt).toBe(clock.now() + 5_000)
  await clock.pass(4_999)
  expect(room.locks).toHaveLength(2)
  await clock.pass(1)
  expect(room.locks.map(({ id }) => id)).toEqual(['l2'])
  await say({ type: 'lock_acquired', event: 1, lock: written('l3', { expires_at: inSeconds(1) }) })
  expect(room.locks.map(({ id }) => id)).toEqual(['l2'])
})

it('[L3] who comes back knows what holds now, not what held before', async () => {
  const { room, admit, clock } = await openScene()
  await admit({ locks: [written('l1')] })
  FakeSocket.last.end(1006)
  expect(room.locks).toHaveLength(1)
  await clock.pass(60_000)
  await admit({ locks: [written('l2', { fence: 2 })] })
  expect(room.locks.map(({ id }) => id)).toEqual(['l2'])
})

it.each([
  [[1, null, 'lock', [], {}]],
  ['locks'],
  [[written('', {})]],
  [[written('l', { holder: 'ada' })]],
  [[written('l', { expires_at: 'soon' })]],
  [[written('l', { place: 7 })]],
])('[L3] %j are no locks', async locks => {
  const { room, admit } = await openScene()
  await admit({ locks })
  await say({ type: 'lock_acquired', event: 1, lock: 'mine' })
  await say({ type: 'lock_released', event: 2 })
  expect(room.locks).toEqual([])
  expect(room.status.state).toBe('connected')
})

it('[L3] the place is held by who holds it or what is around it', () => {
  const locks = [
    written('node'),
    written('data', { place: '/nodes/b/data' }),
    written('mine', { place: '/nodes/c', holder: person('ada') }),
    written('part', { place: '/content', range: { start: {}, end: {} } }),
  ].flatMap(each => readLock(each) ?? [])
  const at = (pointer: string) => {
    const { others, mine, inside } = lockOf(locks, pointer, 'ada')
    return [others?.id, mine?.id, inside.map(({ id }) => id)]
  }
  expect(at('/nodes/a')).toEqual(['node', undefined, []])
  expect(at('/nodes/a/label')).toEqual(['node', undefined, []])
  expect(at('/nodes/ab')).toEqual([undefined, undefined, []])
  expect(at('/nodes/b')).toEqual([undefined, undefined, ['data']])
  expect(at('/nodes/c/x')).toEqual([undefined, 'mine', []])
  expect(at('/content')).toEqual([undefined, undefined, ['part']])
  expect(at('')).toEqual([undefined, undefined, ['node', 'data', 'part']])
})

it('[L3] keys are spelt as in a JSON pointer', () => {
  expect(pointerTo('files', 'src/a~b.ts')).toBe('/files/src~1a~0b.ts')
  expect(isPlaceIn('/files/a', '')).toBe(true)
  expect(isPlaceIn('/files/ab', '/files/a')).toBe(false)
})

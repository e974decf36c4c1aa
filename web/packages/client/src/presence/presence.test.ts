import { afterEach, expect, it, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { awarenessFrame, readBinary } from '../protocol/binary'
import { openScene, person, type Scene } from '../testing/fake-room'
import { FakeSocket } from '../testing/fake-socket'

const opened: Scene[] = []
const open = async (): Promise<Scene> => {
  const scene = await openScene()
  opened.push(scene)
  return scene
}

afterEach(() => {
  vi.unstubAllGlobals()
  for (const { room } of opened.splice(0)) room.close()
})

const sentFrames = () =>
  FakeSocket.last.sent
    .filter(each => typeof each !== 'string')
    .map(readBinary)
    .filter(({ kind }) => kind === 'awareness')

/** What someone else sees who heard every frame we sent. */
const seenOf = (room: Scene['room']) => {
  const seen = new Awareness(new Y.Doc())
  for (const frame of sentFrames())
    if (frame.kind === 'awareness') applyAwarenessUpdate(seen, frame.update, 'test')
  const state = seen.getStates().get(room.presence.clientID)
  seen.destroy()
  return state
}

const other = (state: Record<string, unknown>): { say(): void; awareness: Awareness } => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(state)
  clearInterval(awareness._checkInterval as ReturnType<typeof setInterval>)
  return {
    awareness,
    say: () => FakeSocket.last.say(awarenessFrame(encodeAwarenessUpdate(awareness, [awareness.clientID]))),
  }
}

it('[P1] is an Awareness, so that every Yjs editor takes it', async () => {
  const { room } = await open()
  expect(room.presence).toBeInstanceOf(Awareness)
  room.presence.setLocalStateField('cursor', { anchor: 1 })
  expect(room.presence.getLocalState()).toMatchObject({ cursor: { anchor: 1 }, status: 'active' })
})

it('[P1] sends who we are and what we do once admitted, and nothing before', async () => {
  const { room, admit } = await open()
  room.presence.update({ activity: 'viewing' })
  FakeSocket.last.open()
  expect(sentFrames()).toEqual([])
  await admit()
  expect(seenOf(room)).toMatchObject({
    activity: 'viewing',
    status: 'active',
    user: { id: 'ada', name: 'ada' },
  })
})

it('[P2] sends the newest at most every 33 ms', async () => {
  const { room, admit, clock } = await open()
  await admit()
  await clock.pass(33)
  const before = sentFrames().length
  for (let at = 0; at < 20; at++) room.presence.update({ cursor: at })
  expect(sentFrames()).toHaveLength(before + 1)
  await clock.pass(32)
  expect(sentFrames()).toHaveLength(before + 1)
  await clock.pass(1)
  expect(sentFrames()).toHaveLength(before + 2)
  expect(seenOf(room)).toMatchObject({ cursor: 19 })
  await clock.pass(1_000)
  expect(sentFrames()).toHaveLength(before + 2)
})

it('[P3] is idle after 60 s, away after 5 min and active at the first key', async () => {
  const page = new EventTarget()
  vi.stubGlobal('window', page)
  const { room, admit, clock } = await open()
  await admit()
  // a server that answers keeps the connection alive meanwhile
  const live = async (ms: number) => {
    for (let left = ms; left > 0; left -= 20_000) {
      await clock.pass(Math.min(20_000, left))
      FakeSocket.last.say({ type: 'heartbeat' })
    }
  }
  await live(59_999)
  expect(room.presence.mine.status).toBe('active')
  await live(1)
  expect(room.presence.mine.status).toBe('idle')
  await live(239_999)
  expect(room.presence.mine.status).toBe('idle')
  await live(1)
  expect(room.presence.mine.status).toBe('away')
  const quietSince = new Date(clock.now() - 300_000).toISOString()
  expect(seenOf(room)).toMatchObject({ status: 'away', active_at: quietSince })
  page.dispatchEvent(new Event('keydown'))
  expect(room.presence.mine.status).toBe('active')
  expect(room.presence.mine.active_at).toBeUndefined()
  await live(60_000)
  expect(room.presence.mine.status).toBe('idle')
})

it('[P3] writing counts as activity where there is no page', async () => {
  const { room, admit, clock } = await open()
  await admit()
  await clock.pass(40_000)
  room.doc.getText('content').insert(0, 'a')
  await clock.pass(40_000)
  expect(room.presence.mine.status).toBe('active')
})

it('[P4] shows others, and nobody once disconnected', async () => {
  const { room, admit } = await open()
  await admit()
  const grace = other({ user: { id: 'grace', name: 'Grace' }, activity: 'typing' })
  grace.say()
  const [first] = room.presence.others
  expect(first).toMatchObject({ clientId: grace.awareness.clientID, state: { activity: 'typing' } })
  const same = room.presence.others
  room.presence.emit('update', [{ added: [], updated: [], removed: [] }, 'test'])
  expect(room.presence.others).toBe(same)
  const change = vi.fn()
  room.presence.on('change', change)
  FakeSocket.last.end(1006)
  expect(room.presence.others).toEqual([])
  expect(change.mock.lastCall?.[0]).toMatchObject({ removed: [grace.awareness.clientID] })
})

it('[P4] others reappear after a reconnect with the clock they had', async () => {
  const { room, admit, clock } = await open()
  await admit()
  const grace = other({ activity: 'typing' })
  grace.say()
  FakeSocket.last.end(1006)
  await clock.pass(250)
  await admit()
  grace.say()
  expect(room.presence.others).toHaveLength(1)
})

it('[P4] our own clock is higher after a reconnect, so that others take our state again', async () => {
  const { room, admit, clock } = await open()
  await admit()
  const before = room.presence.meta.get(room.presence.clientID)?.clock ?? 0
  FakeSocket.last.end(1006)
  await clock.pass(250)
  await admit()
  expect(room.presence.meta.get(room.presence.clientID)?.clock).toBeGreaterThan(before)
  expect(sentFrames().length).toBeGreaterThan(0)
})

it('[P4] says again that we are here when the server takes us for gone', async () => {
  const { room, admit, clock } = await open()
  await admit()
  await clock.pass(100)
  FakeSocket.last.sent.length = 0
  const gone = new Awareness(new Y.Doc())
  gone.clientID = room.presence.clientID
  gone.meta.set(gone.clientID, { clock: 50, lastUpdated: 0 })
  FakeSocket.last.say(awarenessFrame(encodeAwarenessUpdate(gone, [gone.clientID], new Map())))
  gone.destroy()
  await clock.pass(33)
  expect(seenOf(room)).toMatchObject({ status: 'active' })
})

it('[P4] neither takes in nor sends on the echo of our own state', async () => {
  const { room, admit, clock } = await open()
  await admit()
  await clock.pass(100)
  FakeSocket.last.sent.length = 0
  const echo = new Awareness(new Y.Doc())
  echo.clientID = room.presence.clientID
  echo.setLocalState({ cursor: 'older', status: 'active' })
  room.presence.update({ cursor: 'newer' })
  await clock.pass(100)
  const sent = sentFrames().length
  // after a reconnect the server's clock for us is ahead of ours
  for (const ahead of [1, 2, 50]) {
    const at = room.presence.meta.get(room.presence.clientID)?.clock ?? 0
    echo.meta.set(echo.clientID, { clock: at + ahead, lastUpdated: 0 })
    FakeSocket.last.say(awarenessFrame(encodeAwarenessUpdate(echo, [echo.clientID])))
    await clock.pass(100)
  }
  echo.destroy()
  expect(room.presence.mine.cursor).toBe('newer')
  expect(sentFrames()).toHaveLength(sent)
})

it('[P4] renews our state, so that clients which forget after 30 s do not forget us', async () => {
  const { admit, clock } = await open()
  await admit()
  await clock.pass(100)
  FakeSocket.last.sent.length = 0
  await clock.pass(15_000)
  expect(sentFrames()).toHaveLength(1)
})

it('[P1] keeps the people of the room, one entry each', async () => {
  const { room, admit } = await open()
  await admit()
  const told: string[] = []
  room.on('joined', ({ id }) => told.push(`+${id}`))
  room.on('left', ({ id }) => told.push(`-${id}`))
  const grace = { id: 'grace', user_id: 'grace', name: 'Grace', color: '#000', guest: true, role: 'viewer' }
  FakeSocket.last.say({ type: 'user_joined', participant: grace })
  FakeSocket.last.say({ type: 'user_joined', participant: grace })
  const before = room.participants
  expect(before.map(({ id }) => id)).toEqual(['ada', 'grace'])
  expect(room.participants).toBe(before)
  FakeSocket.last.say({ type: 'user_left', participant: grace })
  expect(room.participants.map(({ id }) => id)).toEqual(['ada'])
  expect(told).toEqual(['+grace', '+grace', '-grace'])
})

it('[P1] without a connection only we ourselves are known to be here', async () => {
  const { room, admit } = await open()
  await admit()
  FakeSocket.last.say({ type: 'user_joined', participant: { id: 'grace' } })
  FakeSocket.last.end(1006)
  expect(room.participants.map(({ id }) => id)).toEqual(['ada'])
})

it('[P1] hands on every other frame as it came', async () => {
  const { room, admit } = await open()
  await admit()
  const event = vi.fn()
  room.on('event', event)
  FakeSocket.last.say({ type: 'chat_message', content: 'hi' })
  FakeSocket.last.say({ type: 'error', error_code: 'CONFLICT', message: 'x', ref: 'r1' })
  expect(event.mock.calls.map(([frame]) => frame.type)).toEqual(['chat_message', 'error'])
})

it('[P1] a closed room may still be told things, and says nothing', async () => {
  const { room, admit, clock } = await open()
  await admit()
  await clock.pass(70_000)
  room.close()
  room.presence.update({ activity: 'typing' })
  await clock.pass(600_000)
  expect(FakeSocket.last.readyState).toBe(3)
})

it('[P1] someone who changes name or picture is shown so at once', async () => {
  const { room, admit } = await open()
  await admit({ participants: [person('ada'), person('grace')] })
  const joined = vi.fn()
  room.on('joined', joined)
  const renamed = { ...person('grace'), name: 'Grace Hopper', avatar: '/people/grace/avatar?v=1' }
  FakeSocket.last.say({ type: 'user_updated', participant: renamed })
  expect(room.participants[1]).toEqual(renamed)
  FakeSocket.last.say({ type: 'user_updated', participant: { ...person('ada'), color: '#abcdef' } })
  expect(room.you?.color).toBe('#abcdef')
  expect(room.participants).toHaveLength(2)
  expect(joined).not.toHaveBeenCalled()
})

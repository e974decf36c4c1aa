import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { readBinary, step1Frame, step2Frame } from '../protocol/binary'
import { settle } from '../testing/fake-clock'
import { openScene, othersUpdate, person } from '../testing/fake-room'
import { FakeSocket } from '../testing/fake-socket'

const reader = { role: 'viewer', permissions: ['see'], you: person('ada', 'viewer') }

it('[R2] is saved only when the server has acknowledged the answer and every change', async () => {
  const { room, admit, take, clock } = await openScene()
  expect(room.saveState).toBe('saving')
  await admit()
  expect(room.saveState).toBe('saving')
  take()
  expect(room.saveState).toBe('saved')
  room.doc.getText('content').insert(0, 'a')
  expect(room.saveState).toBe('saving')
  expect(room.hasUnsaved).toBe(true)
  await clock.pass(10)
  take('silent')
  expect(room.saveState).toBe('saving')
  FakeSocket.last.say({ type: 'ack', upto: 2 })
  expect(room.saveState).toBe('saved')
  expect(room.hasUnsaved).toBe(false)
})

it('[R2] an ack for frames that were never sent proves nothing', async () => {
  const { room, admit, clock } = await openScene()
  await admit()
  FakeSocket.last.say({ type: 'ack', upto: 9 })
  room.doc.getText('content').insert(0, 'a')
  await clock.pass(10)
  expect(room.saveState).toBe('saving')
})

it('[R2] sends single keys at once and gathers what comes faster', async () => {
  const { room, admit, frames, take, clock, server } = await openScene()
  await admit()
  take()
  const text = room.doc.getText('content')
  text.insert(0, 'a')
  expect(frames()).toHaveLength(1)
  for (const letter of 'bcdef') text.insert(0, letter)
  expect(frames()).toHaveLength(1)
  await clock.pass(10)
  expect(frames()).toHaveLength(2)
  take()
  expect(server.getText('content').toString()).toBe('fedcba')
  expect(room.saveState).toBe('saved')
})

it('[R2] sends what is typed in the moment before the room is closed', async () => {
  const { room, admit, take, server } = await openScene()
  await admit()
  take()
  for (const letter of 'abc') room.doc.getText('content').insert(0, letter)
  room.close()
  take()
  expect(server.getText('content').toString()).toBe('cba')
})

it('[R2] tells when the content is here', async () => {
  const { room, admit, server } = await openScene()
  server.getText('content').insert(0, 'hello')
  const synced = vi.fn()
  room.on('synced', synced)
  await admit()
  expect(synced).toHaveBeenCalledExactlyOnceWith(true)
  expect(room.doc.getText('content').toString()).toBe('hello')
  FakeSocket.last.end(1006)
  expect(room.synced).toBe(true)
})

it('[R3] keeps what is written offline and sends it once, in the answer to step 1', async () => {
  const { room, admit, take, frames, clock, server } = await openScene()
  await admit()
  take()
  room.doc.getText('content').insert(0, 'lost ack ')
  take('silent')
  FakeSocket.last.end(1006)
  expect(room.saveState).toBe('offline')
  expect(room.hasUnsaved).toBe(true)
  room.doc.getText('content').insert(0, 'offline ')
  await clock.pass(250)
  await admit()
  await clock.pass(100)
  expect(frames().map(each => each.kind)).toEqual(['step-2'])
  take()
  expect(server.getText('content').toString()).toBe('offline lost ack ')
  expect(room.saveState).toBe('saved')
})

it('[R3] sends nothing twice after a reconnect and nothing again on a timer', async () => {
  const { room, admit, take, frames, clock } = await openScene()
  await admit()
  room.doc.getText('content').insert(0, 'a')
  take()
  FakeSocket.last.end(1006)
  await clock.pass(250)
  await admit()
  const [answer, ...more] = frames()
  expect(more).toEqual([])
  if (answer?.kind !== 'step-2') throw new Error('no step 2')
  expect(Y.decodeUpdate(answer.update).structs).toEqual([])
  await clock.pass(40_000)
  expect(frames()).toHaveLength(1)
})

it('[R3] answers a second step 1, and the ack of that answer covers what was missing', async () => {
  const { room, admit, take, frames, clock, server } = await openScene()
  await admit()
  take()
  room.doc.getText('content').insert(0, 'a')
  await clock.pass(10)
  // the server could not use the update and asks again
  FakeSocket.last.say(step1Frame(Y.encodeStateVector(server)))
  expect(frames().map(each => each.kind)).toEqual(['update', 'step-2'])
  FakeSocket.last.say({ type: 'ack', upto: 2 })
  expect(room.saveState).toBe('saving')
  take()
  expect(room.saveState).toBe('saved')
})

it('[R3] asks for the state when the server dropped frames', async () => {
  const { room, admit, server } = await openScene()
  await admit()
  FakeSocket.last.sent.length = 0
  FakeSocket.last.say({ type: 'resync' })
  expect(FakeSocket.last.sent).toEqual([step1Frame(Y.encodeStateVector(room.doc))])
  FakeSocket.last.say(othersUpdate(server, doc => doc.getText('content').insert(0, 'x')))
  expect(room.doc.getText('content').toString()).toBe('x')
})

it('[R2] does not take what others write for something unsaved', async () => {
  const { room, admit, take, server } = await openScene()
  await admit()
  take()
  FakeSocket.last.say(othersUpdate(server, doc => doc.getText('content').insert(0, 'x')))
  expect(room.saveState).toBe('saved')
  expect(room.hasUnsaved).toBe(false)
})

it('[R5] a reader who wrote nothing answers with nothing, even when texts were deleted', async () => {
  const { room, admit, server, frames } = await openScene()
  server.getText('content').insert(0, 'hello')
  server.getText('content').delete(0, 2)
  await admit(reader)
  await settle()
  expect(room.canEdit).toBe(false)
  expect(room.saveState).toBe('read-only')
  FakeSocket.last.say(step1Frame(Y.encodeStateVector(server)))
  expect(frames()).toEqual([
    { kind: 'step-2', update: Uint8Array.of(0, 0) },
    { kind: 'step-2', update: Uint8Array.of(0, 0) },
  ])
})

it('[R5] text written offline before the role was lost is refused and offered, never lost silently', async () => {
  const { room, admit, take, clock, frames } = await openScene()
  await admit()
  room.doc.getText('content').insert(0, 'stored ')
  take()
  FakeSocket.last.end(1006)
  room.doc.getText('content').insert(7, 'kept for me')
  await clock.pass(250)
  const refused = vi.fn()
  room.on('refused', refused)
  await admit(reader)
  expect(room.saveState).toBe('saving')
  expect(frames()).toHaveLength(1)
  FakeSocket.last.say({ type: 'error', error_code: 'READ_ONLY', message: 'no', update: 1 })
  expect(refused).toHaveBeenCalledExactlyOnceWith({ code: 'READ_ONLY', message: 'no', text: 'kept for me' })
})

it('[R2] after a refusal the server’s state is restored in a new document', async () => {
  const { room, admit, take, clock, server } = await openScene()
  server.getText('content').insert(0, 'base')
  await admit()
  take()
  const told: string[] = []
  room.on('reset', () => told.push('reset'))
  room.on('refused', ({ text }) => told.push(text))
  const old = room.doc
  old.getText('content').insert(4, ' bad')
  await clock.pass(10)
  FakeSocket.last.say({ type: 'error', error_code: 'UPDATE_REJECTED', message: 'no', update: 2 })
  expect(told).toEqual([' bad', 'reset'])
  expect(room.doc).not.toBe(old)
  expect(room.doc.clientID).not.toBe(old.clientID)
  expect(room.presence.clientID).toBe(room.doc.clientID)
  expect(room.hasUnsaved).toBe(false)
  expect(room.synced).toBe(false)
  await clock.pass(400)
  await admit()
  take()
  expect(room.doc.getText('content').toString()).toBe('base')
  expect(room.saveState).toBe('saved')
  old.getText('content').insert(0, 'nobody hears this')
  expect(room.saveState).toBe('saved')
})

it('[R3] a refusal that passes costs the socket, not the text', async () => {
  const { room, admit, take, clock, server } = await openScene()
  await admit()
  take()
  room.doc.getText('content').insert(0, 'a')
  FakeSocket.last.say({ type: 'error', error_code: 'UNAVAILABLE', message: 'later', update: 2 })
  await clock.pass(400)
  await admit()
  take()
  expect(server.getText('content').toString()).toBe('a')
  expect(room.saveState).toBe('saved')
})

it('[R3] a new epoch means a new document, and text that was not saved is offered', async () => {
  const { room, admit, take, clock } = await openScene()
  await admit()
  take()
  const refused = vi.fn()
  room.on('refused', refused)
  FakeSocket.last.end(4409)
  await clock.pass(400)
  expect(FakeSocket.last.url).not.toContain('epoch')
  await admit({ epoch: 'e2' })
  take()
  expect(refused).not.toHaveBeenCalled()
  room.doc.getText('content').insert(0, 'mine')
  FakeSocket.last.end(1006)
  await clock.pass(1_000)
  expect(FakeSocket.last.url).toContain('epoch=e2')
  await admit({ epoch: 'e3' })
  expect(refused).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: 'EPOCH_CHANGED', text: 'mine' }),
  )
  await clock.pass(2_000)
  await admit({ epoch: 'e3' })
  expect(room.status.state).toBe('connected')
})

it('[R5] a role that changes while open is followed at once', async () => {
  const { room, admit, take } = await openScene()
  await admit()
  take()
  const role = vi.fn()
  room.on('role', role)
  FakeSocket.last.say({ type: 'permissions_changed', role: 'viewer', permissions: ['see'] })
  expect(role).toHaveBeenCalledWith('viewer')
  expect([room.canEdit, room.saveState, room.you?.role]).toEqual([false, 'read-only', 'viewer'])
  FakeSocket.last.say({ type: 'permissions_changed', role: 'editor', permissions: ['see', 'edit'] })
  expect([room.canEdit, room.saveState]).toEqual([true, 'saved'])
})

it('[R2] sends the last keys when the room is closed at once', async () => {
  const { room, admit, take, server } = await openScene()
  await admit()
  take()
  for (const letter of 'abc') room.doc.getText('content').insert(0, letter)
  room.close()
  take('silent')
  expect(server.getText('content').toString()).toBe('cba')
})

const large = { state: { url: '/state', bytes: 1 } }
const asks = () =>
  FakeSocket.last.sent.filter(each => typeof each !== 'string' && readBinary(each).kind === 'step-1')

it('[R3] downloads the state of a large document, then asks for the rest on the socket', async () => {
  const server = new Y.Doc()
  server.getText('content').insert(0, 'large')
  const fetch = vi.fn(async () => new Response(new Uint8Array(Y.encodeStateAsUpdate(server))))
  const scene = await openScene({ fetch })
  const { room } = scene
  await scene.open(large)
  expect(String(fetch.mock.calls[0])).toContain(
    'http://server/api/collaboration/documents/doc/state?branch=main',
  )
  // what comes meanwhile comes again with the answer, and must not lie about pending
  server.getText('content').insert(0, 'very ')
  await vi.waitFor(() => expect(asks()).toHaveLength(1))
  expect(room.doc.getText('content').toString()).toBe('large')
  expect(room.synced).toBe(false)
  FakeSocket.last.say(step2Frame(Y.encodeStateAsUpdate(server, Y.encodeStateVector(room.doc))))
  expect([room.synced, room.doc.getText('content').toString()]).toEqual([true, 'very large'])
})

it('[R3] a socket that is cut during the download does not begin it anew', async () => {
  const server = new Y.Doc()
  server.getText('content').insert(0, 'large')
  let answer = (_: Response): void => undefined
  const fetch = vi.fn(() => new Promise<Response>(resolve => (answer = resolve)))
  const scene = await openScene({ fetch })
  await scene.open(large)
  FakeSocket.last.end(1006)
  await scene.clock.pass(300)
  await scene.open(large)
  expect([fetch.mock.calls.length, asks().length]).toEqual([1, 0])
  answer(new Response(new Uint8Array(Y.encodeStateAsUpdate(server))))
  await vi.waitFor(() => expect(asks()).toHaveLength(1))
  expect(scene.room.doc.getText('content').toString()).toBe('large')
})

it('[R3] takes the state by the socket when it cannot be downloaded', async () => {
  const scene = await openScene({ fetch: async () => new Response(null, { status: 404 }) })
  await scene.open(large)
  await vi.waitFor(() => expect(asks()).toHaveLength(1))
})

it('[CL-01] what one person wrote is not sent when another one signs in', async () => {
  const fetch = async () => Response.json({ user: { id: 'bob', name: 'Bob', color: '#123456' } })
  const { room, admit, take, frames, clock, server } = await openScene({ fetch })
  const [refused, reset] = [vi.fn(), vi.fn()]
  room.on('refused', refused)
  room.on('reset', reset)
  await admit()
  take()
  FakeSocket.last.end(1006)
  room.doc.getText('content').insert(0, 'a secret of ada')
  await clock.pass(250)
  const bob = { you: person('bob'), participants: [person('bob')] }
  await admit(bob)
  expect(FakeSocket.last.readyState).toBe(3)
  expect(frames()).toEqual([])
  expect(reset).toHaveBeenCalledOnce()
  await clock.pass(1000)
  await admit(bob)
  take()
  expect(room.you?.id).toBe('bob')
  expect([room.saveState, room.hasUnsaved]).toEqual(['saved', false])
  expect(room.doc.getText('content').toString()).toBe('')
  expect(server.getText('content').toString()).toBe('')
  expect(refused).not.toHaveBeenCalled()
})

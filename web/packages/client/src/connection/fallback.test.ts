import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { readBinary, step1Frame, step2Frame } from '../protocol/binary'
import { settle } from '../testing/fake-clock'
import { connectedFrame, openScene, type Scene } from '../testing/fake-room'
import { FakeSocket } from '../testing/fake-socket'
import { FakeStreams } from '../testing/fake-stream'
import { wayBackTimes } from './way-back'

// a busy machine
vi.setConfig({ testTimeout: 30_000 })

afterEach(() => vi.unstubAllGlobals())

const turns = async (): Promise<void> => {
  // a body of a response comes by tasks, not by promises alone
  for (let turn = 0; turn < 5; turn++) {
    await settle()
    await new Promise(done => setTimeout(done, 0))
  }
}

/** A room whose WebSockets break before they open, let in on a stream. */
const fallBack = async (): Promise<Scene & { streams: FakeStreams }> => {
  const streams = new FakeStreams()
  const scene = await openScene({ fetch: streams.fetch })
  for (let tries = 0; tries < 2; tries++) {
    FakeSocket.last.end(1006)
    await scene.clock.pass(1_000)
  }
  await turns()
  return { ...scene, streams }
}

const letIn = async (streams: FakeStreams, server: Y.Doc): Promise<void> => {
  streams.say(connectedFrame())
  streams.say(step1Frame(Y.encodeStateVector(server)))
  streams.say(step2Frame(Y.encodeStateAsUpdate(server)))
  await turns()
}

// the binary frames of all requests, without the lengths before them
const framesOf = (taken: (string | Uint8Array)[]): Uint8Array[] =>
  taken.flatMap(body => {
    if (typeof body === 'string') return []
    const frames: Uint8Array[] = []
    for (let at = 0; at < body.length; ) {
      let length = 0
      for (let shift = 0; ; shift += 7) {
        const byte = body[at++] ?? 0
        length |= (byte & 0x7f) << shift
        if (byte < 0x80) break
      }
      frames.push(body.slice(at, at + length))
      at += length
    }
    return frames
  })

const updatesOf = (streams: FakeStreams): Uint8Array[] =>
  framesOf(streams.taken).flatMap(frame => {
    const read = readBinary(frame)
    return read.kind === 'update' ? [read.update] : []
  })

it('[R7] falls back when two WebSockets break before they are let in, and says so', async () => {
  const { room, streams, server } = await fallBack()
  expect(FakeSocket.all).toHaveLength(2)
  expect(streams.opened[0]?.url.pathname).toBe('/api/collaboration/documents/doc/stream')
  expect(streams.opened[0]?.url.searchParams.get('protocol')).toBe('tutti.v1')
  await letIn(streams, server)
  expect(room.status).toEqual({ state: 'connected', transport: 'stream' })
  expect(room.synced).toBe(true)
})

it('[R7] does not fall back for what the server itself says', async () => {
  const streams = new FakeStreams()
  const { clock } = await openScene({ fetch: streams.fetch })
  for (const code of [1001, 1013, 1001, 1013]) {
    FakeSocket.last.end(code)
    await clock.pass(15_000)
  }
  expect(streams.opened).toHaveLength(0)
})

it('[R7] goes back to WebSockets when the stream does not get through either', async () => {
  const streams = new FakeStreams()
  streams.isBlocked = true
  const { clock, room, admit } = await openScene({ fetch: streams.fetch })
  for (let tries = 0; tries < 2; tries++) {
    FakeSocket.last.end(1006)
    await clock.pass(1_000)
  }
  await turns()
  await clock.pass(15_000)
  expect(FakeSocket.all).toHaveLength(3)
  await admit()
  expect(room.status).toEqual({ state: 'connected', transport: 'websocket' })
})

it('[R7 D5] what is written goes up in order and once, also when an answer is lost', async () => {
  const { room, streams, server, clock } = await fallBack()
  await letIn(streams, server)
  streams.answers = false
  const text = room.doc.getText('content')
  text.insert(0, 'a')
  await turns()
  await clock.pass(100)
  text.insert(1, 'b')
  text.insert(2, 'c')
  await turns()
  await clock.pass(100)
  const first = streams.waiting.shift()
  expect(streams.waiting).toHaveLength(0)
  first?.drop()
  await turns()
  await clock.pass(1_000)
  const again = streams.waiting.shift()
  expect(again?.n).toBe(first?.n)
  expect(again?.body).toEqual(first?.body)
  again?.answer(503)
  await turns()
  await clock.pass(1_000)
  streams.answers = true
  streams.waiting.shift()?.answer(202)
  await turns()
  await clock.pass(100)
  const other = new Y.Doc()
  const updates = updatesOf(streams)
  for (const update of updates) Y.applyUpdate(other, update)
  expect(other.getText('content').toString()).toBe('abc')
  expect(new Set(updates.map(update => update.join())).size).toBe(updates.length)
})

it('[R7] a stream that the server does not know any more is opened anew', async () => {
  const { room, streams, server, clock } = await fallBack()
  await letIn(streams, server)
  streams.answers = false
  room.doc.getText('content').insert(0, 'a')
  await turns()
  await clock.pass(100)
  streams.waiting.shift()?.answer(404)
  await turns()
  expect(room.status.state).toBe('offline')
  await clock.pass(1_000)
  await turns()
  expect(streams.opened).toHaveLength(2)
  expect(streams.opened[0]?.isGone).toBe(true)
})

it('[R7 R3] understands how the server ends a stream', async () => {
  const { room, streams, server } = await fallBack()
  await letIn(streams, server)
  streams.end(4403)
  await turns()
  expect(room.status).toEqual({ state: 'denied', reason: 'no-access' })
})

it('[R7] looks for a WebSocket after a while and changes over once one is open', async () => {
  const { room, streams, server, clock, admit } = await fallBack()
  await letIn(streams, server)
  const states: string[] = []
  room.on('status', ({ state, transport }) => states.push(`${state} ${transport}`))
  // in steps, so that each heartbeat is answered
  for (let passed = 0; passed < wayBackTimes.firstMs; passed += 10_000) {
    await clock.pass(10_000)
    await turns()
  }
  expect(FakeSocket.all).toHaveLength(3)
  expect(room.status).toEqual({ state: 'connected', transport: 'stream' })
  room.doc.getText('content').insert(0, 'written meanwhile')
  await admit()
  await turns()
  expect(room.status).toEqual({ state: 'connected', transport: 'websocket' })
  expect(states).toEqual(['connected websocket'])
  expect(streams.opened[0]?.isGone).toBe(true)
  expect(streams.opened).toHaveLength(1)
})

it('[R7] looks again at once on another network, and keeps the stream when none opens', async () => {
  const events = new EventTarget()
  vi.stubGlobal('window', events)
  const { room, streams, server } = await fallBack()
  await letIn(streams, server)
  events.dispatchEvent(new Event('online'))
  await turns()
  expect(FakeSocket.all).toHaveLength(3)
  FakeSocket.last.end(1006)
  await turns()
  expect(room.status).toEqual({ state: 'connected', transport: 'stream' })
  expect(streams.opened).toHaveLength(1)
})

it('[R7] what was sent before a close still goes out', async () => {
  const { room, streams, server, clock } = await fallBack()
  await letIn(streams, server)
  streams.answers = false
  room.doc.getText('content').insert(0, 'last words')
  room.close()
  await turns()
  expect(streams.opened[0]?.isGone).toBe(false)
  streams.answers = true
  for (const posted of streams.waiting.splice(0)) posted.answer(202)
  await turns()
  await clock.pass(100)
  expect(updatesOf(streams).length).toBeGreaterThan(0)
  expect(streams.opened[0]?.isGone).toBe(true)
})

import * as Y from 'yjs'
import { type BinaryFrame, readBinary, step1Frame, step2Frame, updateFrame } from '../protocol/binary'
import type { ConnectedFrame, Participant } from '../protocol/frames'
import type { Room } from '../room'
import type { RoomOptions } from '../room-types'
import { createTutti } from '../tutti'
import type { TuttiOptions } from '../tutti-http'
import { createFakeClock, type FakeClock, settle } from './fake-clock'
import { FakeSocket } from './fake-socket'

/** Someone to be in a room. */
export const person = (id: string, role = 'editor'): Participant => ({
  id,
  user_id: id,
  name: id,
  color: '#123456',
  guest: false,
  role,
  joined_at: '2026-01-01T00:00:00.000Z',
})

/** The first frame of a server. */
export const connectedFrame = (changes: Partial<ConnectedFrame> = {}): ConnectedFrame => ({
  type: 'connected',
  document_id: 'doc',
  branch: 'main',
  epoch: 'e1',
  you: person('ada'),
  role: 'editor',
  permissions: ['see', 'talk', 'edit'],
  participants: [person('ada')],
  last_event: 0,
  limits: { update_bytes: 1, document_bytes: 1, presence_bytes: 1 },
  server_time: '2026-01-01T00:00:00.000Z',
  ...changes,
})

/** A room with a scripted server. */
export type Scene = {
  room: Room
  clock: FakeClock
  /** The server's document. */
  server: Y.Doc
  /** Opens the newest socket and lets it in, without a word of the document. */
  open(changes?: Partial<ConnectedFrame>): Promise<void>
  /** Opens the newest socket and says everything a server says first. */
  admit(changes?: Partial<ConnectedFrame>): Promise<void>
  /** Document frames sent on the newest socket that were not taken yet. */
  frames(): BinaryFrame[]
  /** The server takes every document frame that waits; the ack is told unless `silent`. */
  take(silent?: 'silent'): void
}

/** Opens a room whose sockets are {@link FakeSocket}s; nothing is admitted yet. */
export const openScene = async (
  options: TuttiOptions = {},
  roomOptions: RoomOptions = {},
): Promise<Scene> => {
  FakeSocket.all = []
  const clock = createFakeClock()
  const server = new Y.Doc()
  const tutti = createTutti({ baseUrl: 'http://server', WebSocket: FakeSocket, clock, ...options })
  const room = tutti.openRoom('doc', roomOptions)
  await settle()
  const taken = new WeakMap<FakeSocket, number>()
  const documentFrames = (): BinaryFrame[] =>
    FakeSocket.last.sent
      .filter(each => typeof each !== 'string')
      .map(readBinary)
      .filter(({ kind }) => kind === 'step-2' || kind === 'update')
  return {
    room,
    clock,
    server,
    open: async changes => {
      FakeSocket.last.open()
      FakeSocket.last.say(connectedFrame(changes))
      await settle()
    },
    admit: async changes => {
      const socket = FakeSocket.last
      socket.open()
      socket.say(connectedFrame(changes))
      socket.say(step1Frame(Y.encodeStateVector(server)))
      socket.say(step2Frame(Y.encodeStateAsUpdate(server)))
      await settle()
    },
    frames: () => documentFrames().slice(taken.get(FakeSocket.last) ?? 0),
    take: silent => {
      const all = documentFrames()
      for (const frame of all.slice(taken.get(FakeSocket.last) ?? 0))
        if (frame.kind === 'step-2' || frame.kind === 'update') Y.applyUpdate(server, frame.update)
      taken.set(FakeSocket.last, all.length)
      if (!silent) FakeSocket.last.say({ type: 'ack', upto: all.length })
    },
  }
}

/** An update of someone else, as the server sends it. */
export const othersUpdate = (server: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array => {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(server))
  const before = Y.encodeStateVector(other)
  change(other)
  const update = Y.encodeStateAsUpdate(other, before)
  Y.applyUpdate(server, update)
  return updateFrame(update)
}

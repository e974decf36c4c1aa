import * as Y from 'yjs'
import type { Clock } from '../clock'
import type { WebSocketClass, WebSocketLike } from '../connection/socket'
import { readBinary, step1Frame, step2Frame, updateFrame } from '../protocol/binary'
import { connectedFrame, person } from './fake-room'

type Listener = (event: { data: unknown; code: number; reason: string }) => void

/** A server with one document, for several people at once; it keeps the rules that matter to who was away. */
export type FakeHouse = {
  doc: Y.Doc
  /** Raised when the document is replaced. */
  epoch: string
  /** What each person may do; whoever is missing may edit. */
  permissions: Map<string, string[]>
  /** Close codes for whoever tries to come in. */
  closed: Map<string, number>
  /** Whether what is taken is acknowledged. */
  acknowledges: boolean
  /** Every refusal it had to say. */
  refusals: string[]
  /** The sockets of one window; nothing gets through while `isOnline` says no. */
  socketsOf(personId: string, isOnline: () => boolean): WebSocketClass
  /** Breaks the sockets whose window is offline. */
  breakWires(): void
  /** Closes every socket with a code. */
  endAll(code: number): void
}

export const createFakeHouse = (): FakeHouse => {
  const sockets = new Set<ServedSocket>()
  const authors = new Map<number, string>()

  class ServedSocket implements WebSocketLike {
    binaryType = ''
    readyState = 0
    #taken = 0
    readonly #listeners: [string, Listener][] = []
    readonly #person: string
    readonly isOnline: () => boolean

    constructor(url: string, personId: string, isOnline: () => boolean) {
      this.#person = personId
      this.isOnline = isOnline
      const epoch = new URL(url).searchParams.get('epoch')
      queueMicrotask(() => this.#begin(epoch))
    }
    addEventListener(type: string, listener: Listener): void {
      this.#listeners.push([type, listener])
    }
    send(data: string | Uint8Array): void {
      const sent = typeof data === 'string' ? data : new Uint8Array(data)
      queueMicrotask(() => this.readyState === 1 && this.isOnline() && this.#hear(sent))
    }
    close(): void {
      this.readyState = 3
      sockets.delete(this)
    }
    end(code: number): void {
      if (this.readyState === 3) return
      this.close()
      this.#tell('close', { data: undefined, code, reason: '' })
    }
    say(frame: object | Uint8Array): void {
      const data = frame instanceof Uint8Array ? new Uint8Array(frame).buffer : JSON.stringify(frame)
      queueMicrotask(
        () =>
          this.readyState === 1 && this.isOnline() && this.#tell('message', { data, code: 0, reason: '' }),
      )
    }
    #begin(epoch: string | null): void {
      if (this.readyState === 3) return
      if (!this.isOnline()) {
        this.end(1006)
        return
      }
      const code = house.closed.get(this.#person)
      if (code !== undefined) {
        this.end(code)
        return
      }
      if (epoch !== null && epoch !== house.epoch) {
        this.end(4409)
        return
      }
      this.readyState = 1
      sockets.add(this)
      const permissions = house.permissions.get(this.#person) ?? ['see', 'talk', 'edit']
      this.#tell('open', { data: undefined, code: 0, reason: '' })
      this.say(connectedFrame({ epoch: house.epoch, permissions, you: person(this.#person) }))
      this.say(step1Frame(Y.encodeStateVector(house.doc)))
    }
    #hear(data: string | Uint8Array): void {
      if (typeof data === 'string') return
      const frame = readBinary(data)
      if (frame.kind === 'step-1') this.say(step2Frame(Y.encodeStateAsUpdate(house.doc, frame.vector)))
      if (frame.kind !== 'step-2' && frame.kind !== 'update') return
      this.#taken++
      this.#take(frame.update)
    }
    #take(update: Uint8Array): void {
      const trial = new Y.Doc()
      Y.applyUpdate(trial, Y.encodeStateAsUpdate(house.doc))
      const before = Y.encodeStateVector(trial)
      Y.applyUpdate(trial, update)
      const news = Y.decodeUpdate(Y.encodeStateAsUpdate(trial, before)).structs
      const isNews = news.length > 0 || !Y.equalSnapshots(Y.snapshot(trial), Y.snapshot(house.doc))
      if (isNews && house.permissions.get(this.#person)?.includes('edit') === false) {
        this.#refuse('READ_ONLY')
        return
      }
      if (news.some(({ id }) => (authors.get(id.client) ?? this.#person) !== this.#person)) {
        this.#refuse('UPDATE_REJECTED')
        return
      }
      if (trial.store.pendingStructs || trial.store.pendingDs) {
        this.say(step1Frame(Y.encodeStateVector(house.doc)))
        return
      }
      for (const { id } of news) authors.set(id.client, this.#person)
      Y.applyUpdate(house.doc, update)
      for (const other of sockets) if (other !== this) other.say(updateFrame(update))
      if (house.acknowledges) this.say({ type: 'ack', upto: this.#taken })
    }
    #refuse(code: string): void {
      house.refusals.push(code)
      this.say({ type: 'error', error_code: code, message: `It said ${code}.`, update: this.#taken })
    }
    #tell(type: string, event: { data: unknown; code: number; reason: string }): void {
      for (const [name, listener] of this.#listeners) if (name === type) listener(event)
    }
  }
  const house: FakeHouse = {
    doc: new Y.Doc(),
    epoch: 'e1',
    permissions: new Map(),
    closed: new Map(),
    acknowledges: true,
    refusals: [],
    socketsOf: (personId, isOnline) =>
      class extends ServedSocket {
        constructor(url: string) {
          super(url, personId, isOnline)
        }
      },
    breakWires: () => {
      for (const socket of [...sockets]) if (!socket.isOnline()) socket.end(1006)
    },
    endAll: code => {
      for (const socket of [...sockets]) socket.end(code)
    },
  }
  return house
}

/** The time of one window: when the window crashes, nothing happens in it any more. */
export type WindowClock = Clock & { stop(): void }

export const windowClock = (clock: Clock): WindowClock => {
  let isStopped = false
  return {
    ...clock,
    after: (ms, run) => clock.after(ms, () => void (isStopped || run())),
    stop: () => {
      isStopped = true
    },
  }
}

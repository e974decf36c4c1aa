import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Clock, Timer } from '../clock'
import { awarenessFrame } from '../protocol/binary'
import { createThrottle, type Throttle } from '../throttle'
import { readEntries, writeEntries } from './awareness-entries'
import { type IdleWatch, watchIdle } from './idle'
import type { Other, PresenceChanges, PresenceState, PresenceUser } from './presence-state'

/** What presence needs. */
export type PresenceOptions = {
  clock: Clock
  send(frame: Uint8Array): void
  /** Least time between two frames we send, in milliseconds. */
  throttleMs?: number
}

type Change = { added: number[]; updated: number[]; removed: number[] }

const defaultThrottleMs = 33
// y-protocols' clients forget a state that was not renewed for 30 s
const renewMs = 15_000
const server = 'server'

/**
 * Who is here and what they do: the Awareness of y-protocols, so that every Yjs editor takes it, with throttled
 * sending and idle detection. It stays the same object for as long as the room is open.
 */
export class Presence extends Awareness {
  readonly #clock: Clock
  readonly #send: (frame: Uint8Array) => void
  readonly #throttle: Throttle
  readonly #idle: IdleWatch
  #renewTimer: Timer
  #isConnected = false
  #others: readonly Other[] = []

  constructor(doc: Y.Doc, { clock, send, throttleMs = defaultThrottleMs }: PresenceOptions) {
    super(doc)
    // its timer drops others after 30 s; here the server says who left, and time comes from our clock
    clearInterval(this._checkInterval as ReturnType<typeof setInterval>)
    this.#clock = clock
    this.#send = send
    this.#throttle = createThrottle(throttleMs, clock, () => this.#flush())
    this.#idle = watchIdle(clock, (status, at) => {
      const { active_at: _, ...rest } = this.mine
      const since = status === 'active' ? {} : { active_at: new Date(at).toISOString() }
      super.setLocalState({ ...rest, status, ...since })
    })
    super.setLocalState({ status: 'active' })
    this.on('update', this.#onUpdate)
    this.on('change', this.#onChange)
    this.#renewLater()
  }

  /** Our own state. */
  get mine(): PresenceState {
    return this.getLocalState() ?? {}
  }

  /** Every other window in the room; the same array until something changes. */
  get others(): readonly Other[] {
    return this.#others
  }

  /** Changes some keys of our own state; `undefined` removes a key. */
  update(changes: PresenceChanges): void {
    const next: Record<string, unknown> = { ...this.mine }
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) delete next[key]
      else next[key] = value
    }
    this.setLocalState(next as PresenceState)
  }

  override setLocalState(state: PresenceState | null): void {
    super.setLocalState(state)
    // on a page its pointer and keys are seen, and much is told that nobody did: a view moves with what others write
    if (typeof window === 'undefined') this.touch()
  }

  /** Something was done here: no longer idle. Pointer and keys are seen without it. */
  touch(): void {
    // y-protocols' constructor already sets a state, before there is anything here
    if (#idle in this) this.#idle.touch()
  }

  /** @internal A new socket was let in; a raised clock makes others who forgot us take our state. */
  connected(user: PresenceUser): void {
    this.#isConnected = true
    this.#throttle.cancel()
    super.setLocalState({ ...this.mine, user })
    this.#throttle.cancel()
    this.#flush()
  }

  /** @internal The socket is gone: nobody is known to be here, and whoever is comes back with any clock. */
  disconnected(): void {
    this.#isConnected = false
    this.#throttle.cancel()
    const removed = [...this.states.keys()].filter(id => id !== this.clientID)
    for (const id of [...this.meta.keys()]) if (id !== this.clientID) this.meta.delete(id)
    for (const id of removed) this.states.delete(id)
    if (removed.length === 0) return
    const change: Change = { added: [], updated: [], removed }
    this.emit('change', [change, 'disconnect'])
    this.emit('update', [change, 'disconnect'])
  }

  /** @internal Takes an awareness frame of the server. */
  hear(update: Uint8Array): void {
    const entries = readEntries(update)
    const others = entries.filter(({ client }) => client !== this.clientID)
    if (others.length > 0) applyAwarenessUpdate(this, writeEntries(others), server)
    // The server's clock for us can be ahead of ours. Taking its echo in would put an older state over a newer one, and
    // sending what was taken in would be echoed again, without end. Only that we are gone is news, and wrong.
    const own = entries.find(({ client }) => client === this.clientID)
    if (own?.json === 'null') this.#contradict(own.clock)
  }

  /** @internal Sends our state now, as the server asked for it. */
  answer(): void {
    this.#flush()
  }

  /** @internal Goes on with a new generation of the document, under its client id. */
  adopt(doc: Y.Doc): void {
    const { mine } = this
    this.states.delete(this.clientID)
    this.meta.delete(this.clientID)
    this.doc = doc
    this.clientID = doc.clientID
    // positions in the old document mean nothing in the new one
    const { cursor: _, ...rest } = mine
    super.setLocalState(rest)
  }

  override destroy(): void {
    if (#idle in this) {
      this.#idle.stop()
      this.off('update', this.#onUpdate)
      this.#throttle.cancel()
      this.#clock.clear(this.#renewTimer)
    }
    super.destroy()
  }

  readonly #onUpdate = (_change: Change, origin: unknown): void => {
    if (origin === 'local') this.#throttle.ask()
  }

  readonly #onChange = (): void => {
    this.#others = [...this.states]
      .filter(([clientId]) => clientId !== this.clientID)
      .map(([clientId, state]) => ({ clientId, state }))
  }

  // it took an old socket of ours for the newest: say again that we are here, with a clock above the one it named
  #contradict(clock: number): void {
    const own = this.meta.get(this.clientID)
    if (!own || this.getLocalState() === null) return
    this.meta.set(this.clientID, { ...own, clock: Math.max(own.clock, clock) })
    super.setLocalState(this.getLocalState())
  }

  #renewLater(): void {
    this.#renewTimer = this.#clock.after(renewMs, () => {
      if (this.#isConnected && this.getLocalState() !== null) super.setLocalState(this.getLocalState())
      this.#renewLater()
    })
  }

  #flush(): void {
    if (this.#isConnected) this.#send(awarenessFrame(encodeAwarenessUpdate(this, [this.clientID])))
  }
}

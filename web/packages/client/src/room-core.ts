import * as Y from 'yjs'
import type { Clock } from './clock'
import type { DeniedReason } from './connection/close-codes'
import { createConnection } from './connection/connection'
import type { WebSocketClass } from './connection/socket'
import type { Ask } from './connection/stream-socket'
import type { Transport, TransportChoice } from './connection/transport'
import type { Connection, RoomStatus } from './connection/types'
import { createDocumentSync, type DocumentSync } from './document/document-sync'
import type { FetchState } from './document/state-download'
import { createEmitter, type Emitter } from './emitter'
import { createEventFeed } from './event-feed'
import { createRoomParts, type ReadOnlyReason, type RoomParts } from './live/room-parts'
import { createDocumentCopy, type DocumentCopy, type DocumentCopyOptions } from './offline/document-copy'
import type { Persistence } from './offline/persistence'
import { watchLeaving } from './offline/watch-leaving'
import { createPeople, type People } from './people'
import { Presence } from './presence/presence'
import { type FrameHandlers, hearBinary, hearText } from './protocol/dispatch'
import type { ConnectedFrame, ErrorFrame, PermissionsFrame, PersonFrame } from './protocol/frames'
import type { RoomEvents, RoomOptions, SaveState } from './room-types'

/** What a room needs from the client that opens it. */
export type RoomNeeds = {
  /** The address of the next socket or stream: which copy of the document we have, and which event we heard last. */
  address(transport: Transport, epoch: string | undefined, after: number | undefined): Promise<string>
  ask: Ask
  choice: TransportChoice
  renew(): Promise<boolean>
  /** The next socket belonged to someone else than the one before: another person signed in here. */
  otherPerson(): void
  fetchState: FetchState
  WebSocket: WebSocketClass
  clock: Clock
  /** Where a copy is kept on this device, when one is. */
  copy?: Pick<DocumentCopyOptions, 'device' | 'documentId' | 'branch' | 'who'>
}

// after these the document is not ours any more, or no more at all
const lostAccess: Partial<Record<DeniedReason, { code: string; message: string }>> = {
  'no-access': { code: 'PERMISSION_DENIED', message: 'You no longer have access to the document.' },
  'not-found': { code: 'NOT_FOUND', message: 'The document was deleted.' },
}

// these pass: the same changes are taken when they are sent again
const passing = new Set(['UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL'])

const off: Persistence = { state: 'off' }

/** The living part of a room. `Room` is what applications see of it. */
export class RoomCore {
  doc: Y.Doc = new Y.Doc()
  readonly presence: Presence
  readonly people: People
  readonly events: Emitter<RoomEvents> = createEmitter()
  readonly parts: RoomParts
  readonly connection: Connection
  readonly #clock: Clock
  readonly #fetchState: FetchState
  readonly #otherPerson: () => void
  readonly #copy: DocumentCopy | undefined
  readonly #stopWatching: () => void
  #sync: DocumentSync
  #epoch: string | undefined
  #wasConnected = false
  #isClosed = false
  #toldUnsaved = 0
  #saveState: SaveState = 'saving'
  readonly #feed = createEventFeed({
    tell: frame => {
      this.parts.heard(frame)
      this.events.emit('event', frame)
    },
    missed: () => this.events.emit('missed', undefined),
    comeBack: () => this.connection.drop(),
  })
  readonly #frames: FrameHandlers = {
    connected: frame => this.#onConnected(frame),
    acked: upTo => this.#sync.hearAck(upTo),
    error: frame => this.#onError(frame),
    person: frame => this.#onPerson(frame),
    permissions: frame => this.#onPermissions(frame),
    resync: () => {
      this.#feed.resync()
      this.#sync.ask()
    },
    other: frame => this.#feed.hear(frame),
    step1: vector => this.#sync.hearStep1(vector),
    update: (update, isStep2) => this.#sync.hearUpdate(update, isStep2),
    awareness: update => this.presence.hear(update),
    queryAwareness: () => this.presence.answer(),
  }

  constructor(needs: RoomNeeds, options: RoomOptions) {
    this.#clock = needs.clock
    this.parts = createRoomParts(this.events, needs.clock)
    this.#fetchState = needs.fetchState
    this.#otherPerson = needs.otherPerson
    this.connection = createConnection({
      ...needs,
      address: transport => needs.address(transport, this.#epoch, this.#feed.last),
      handlers: {
        status: status => this.#onStatus(status),
        opened: () => this.#sync.socketOpened(),
        text: data => this.#guard(() => hearText(data, this.#frames)),
        binary: data => this.#guard(() => hearBinary(data, this.#frames)),
        lost: () => this.#onLost(),
        epochChanged: () => this.#onNewEpoch(),
      },
    })
    this.people = createPeople(this.events)
    this.events.on('session', () => this.#tellSaveState())
    const throttle = options.presenceThrottleMs
    this.presence = new Presence(this.doc, {
      clock: needs.clock,
      send: frame => this.connection.send(frame),
      ...(throttle === undefined ? {} : { throttleMs: throttle }),
    })
    this.#sync = this.#syncOf(this.doc)
    this.#copy =
      needs.copy &&
      createDocumentCopy({
        ...needs.copy,
        clock: needs.clock,
        doc: () => this.doc,
        unsaved: () => this.#sync.unsavedUpdate(),
        adopt: unsent => this.#sync.adopt(unsent),
        changed: () => this.events.emit('persistence', this.persistence),
      })
    this.#stopWatching = watchLeaving(() => this.#flush(true))
  }

  /** Shows what is kept on the device, then connects. */
  start(): void {
    if (!this.#copy) {
      this.connection.start()
      return
    }
    const doc = this.doc
    this.#copy.load().then(
      found => {
        if (this.#isClosed || doc !== this.doc) return
        if (found) {
          this.#epoch = found.epoch
          this.people.remembered(found.standing)
          this.#sync.restore(found)
          this.#tellSaveState()
          this.events.emit('role', found.standing.role)
        }
        this.connection.start()
      },
      () => this.connection.start(),
    )
  }

  get persistence(): Persistence {
    return this.#copy?.persistence ?? off
  }

  get unsavedChanges(): number {
    return this.#sync.unsavedChanges
  }

  get saveState(): SaveState {
    return this.#saveState
  }

  get hasUnsaved(): boolean {
    return this.#sync.hasUnsaved
  }

  get synced(): boolean {
    return this.#sync.isSynced
  }

  /** Why one may not write now; undefined when one may. */
  get readOnly(): ReadOnlyReason | undefined {
    return this.people.permissions.includes('edit') ? this.parts.holdsBack(this.people.you) : 'role'
  }

  get #canEdit(): boolean {
    return this.readOnly === undefined
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#stopWatching()
    // whoever types and leaves in the same moment has typed
    this.#flush(false)
    this.connection.close()
    this.#sync.stop()
    this.presence.destroy()
  }

  #flush(isLast: boolean): void {
    this.#sync.flush()
    void this.#copy?.flush(isLast)
  }

  #syncOf(doc: Y.Doc): DocumentSync {
    return createDocumentSync({
      doc,
      clock: this.#clock,
      send: frame => this.connection.send(frame),
      fetchState: this.#fetchState,
      canEdit: () => this.#canEdit,
      changed: () => this.#tellSaveState(),
      edited: () => this.presence.touch(),
      synced: () => {
        this.#copy?.complete()
        this.events.emit('synced', true)
      },
      applied: (update, change) => this.#copy?.wrote(update, change),
      durable: change => this.#copy?.durable(change),
    })
  }

  #onStatus(status: RoomStatus): void {
    if (status.state === 'connected') this.#wasConnected = true
    const reason = status.state === 'denied' && status.reason && lostAccess[status.reason]
    if (reason) void this.#copy?.setAside(reason).catch(() => undefined)
    this.events.emit('status', status)
    this.#tellSaveState()
  }

  #onLost(): void {
    this.#sync.socketLost()
    this.presence.disconnected()
    this.people.alone()
  }

  // a frame that cannot be read leaves us not knowing what we missed: start over with a new socket
  #guard(hear: () => void): void {
    try {
      hear()
    } catch {
      this.connection.drop()
    }
  }

  #onConnected(frame: ConnectedFrame): void {
    if (this.people.you !== undefined && frame.you.id !== this.people.you.id) {
      this.connection.drop()
      this.#onOtherPerson()
      return
    }
    if (this.#epoch !== undefined && frame.epoch !== this.#epoch) {
      this.connection.drop()
      this.#onNewEpoch()
      return
    }
    this.#epoch = frame.epoch
    const { you, role, permissions, limits } = frame
    this.#copy?.connected(frame.epoch, { you, role, permissions, limits })
    if (this.synced) this.#copy?.complete()
    this.#feed.connected(frame)
    this.people.connected(frame)
    this.parts.connected(frame)
    const { id, name, color, avatar } = frame.you
    this.presence.connected({ id, name, color, role: frame.role, ...(avatar ? { avatar } : {}) })
    this.connection.admitted()
    this.#sync.admitted(frame.state !== undefined)
    this.events.emit('role', frame.role)
  }

  #onError(frame: ErrorFrame): void {
    if (frame.update === undefined) {
      this.events.emit('event', { ...frame })
      return
    }
    this.connection.drop()
    if (!passing.has(frame.error_code)) this.#startOver(frame.error_code, frame.message)
  }

  #onPerson({ type, participant }: PersonFrame): void {
    if (type === 'user_joined') this.people.joined(participant)
    else if (type === 'user_left') this.people.left(participant)
    else this.people.updated(participant)
  }

  #onPermissions(frame: PermissionsFrame): void {
    this.people.permitted(frame.role, frame.permissions)
    this.events.emit('role', frame.role)
    this.#tellSaveState()
  }

  #onNewEpoch(): void {
    this.#epoch = undefined
    this.#startOver('EPOCH_CHANGED', 'The document was replaced on the server.')
  }

  // what one person wrote is never sent as another, and not shown to them either
  #onOtherPerson(): void {
    this.people.forget()
    this.parts.forget()
    this.#epoch = undefined
    this.#copy?.leave()
    this.#renewDocument()
    this.#otherPerson()
  }

  // the old document keeps its content for whoever still holds it, but nothing more is sent from it
  #startOver(code: string, message: string): void {
    const lost = this.#sync.hasUnsaved ? { code, message, text: this.#sync.unsavedText() } : undefined
    const isAside = this.#copy?.setAside({ code, message })
    isAside?.catch(() => undefined)
    this.#renewDocument(() => {
      if (lost) this.events.emit('refused', lost)
    })
  }

  #renewDocument(tell: () => void = () => undefined): void {
    this.#sync.stop()
    this.#copy?.renewed()
    this.doc = new Y.Doc()
    this.#sync = this.#syncOf(this.doc)
    this.presence.adopt(this.doc)
    tell()
    this.events.emit('synced', false)
    this.events.emit('reset', undefined)
    this.#tellSaveState()
  }

  #stateNow(): SaveState {
    const { state } = this.connection.status
    if (state !== 'connected') return state === 'connecting' && !this.#wasConnected ? 'saving' : 'offline'
    if (!this.#canEdit && !this.#sync.hasUnsaved) return 'read-only'
    return this.#sync.isSettled ? 'saved' : 'saving'
  }

  #tellSaveState(): void {
    const { unsavedChanges } = this
    if (unsavedChanges !== this.#toldUnsaved) {
      this.#toldUnsaved = unsavedChanges
      this.events.emit('unsaved', unsavedChanges)
    }
    const now = this.#stateNow()
    if (now === this.#saveState) return
    this.#saveState = now
    this.events.emit('save-state', now)
  }
}

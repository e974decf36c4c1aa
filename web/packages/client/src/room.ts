import type * as Y from 'yjs'
import type { RoomStatus } from './connection/types'
import type { Stop } from './emitter'
import type { ReadOnlyReason } from './live/room-parts'
import type { LiveSession } from './live/session-state'
import type { Lock } from './locks/lock'
import type { Persistence } from './offline/persistence'
import type { Presence } from './presence/presence'
import type { Participant, Role, RoomLimits } from './protocol/frames'
import type { RoomCore } from './room-core'
import type { RoomEvents, SaveState } from './room-types'

/** An open document: its content, who is there, what is stored. Made by `tutti.openRoom`; close it when done. */
export class Room {
  readonly #core: RoomCore
  readonly documentId: string
  readonly branch: string

  /** @internal */
  constructor(core: RoomCore, documentId: string, branch: string) {
    this.#core = core
    this.documentId = documentId
    this.branch = branch
  }

  /** The content. A new document after `reset`. */
  get doc(): Y.Doc {
    return this.#core.doc
  }

  /** Cursors and status of every window; an Awareness of y-protocols. The same object while the room is open. */
  get presence(): Presence {
    return this.#core.presence
  }

  /** Where the connection stands; the same object until it changes. */
  get status(): RoomStatus {
    return this.#core.connection.status
  }

  /** What is stored; see {@link SaveState}. */
  get saveState(): SaveState {
    return this.#core.saveState
  }

  /** Whether something written here is not on the server yet. Closing loses it unless `persistence` is `kept`. */
  get hasUnsaved(): boolean {
    return this.#core.hasUnsaved
  }

  /** How many changes made here, also by earlier windows on this device, the server has not confirmed. */
  get unsavedChanges(): number {
    return this.#core.unsavedChanges
  }

  /** Whether what one writes is kept on this device; the same object until it changes. */
  get persistence(): Persistence {
    return this.#core.persistence
  }

  /** Whether the content has come at least once, so that an empty document is an empty document. */
  get synced(): boolean {
    return this.#core.synced
  }

  /** Our role, once connected. */
  get role(): Role | undefined {
    return this.#core.people.role
  }

  /**
   * What we may do now, such as `see`, `talk`, `edit`, `share`; empty until connected, unless the device remembers it. The
   * same array until it changes.
   */
  get permissions(): readonly string[] {
    return this.#core.people.permissions
  }

  /** Whether we may write now; false until connected. */
  get canEdit(): boolean {
    return this.readOnly === undefined
  }

  /** Why we may not write now; undefined when we may. */
  get readOnly(): ReadOnlyReason | undefined {
    return this.#core.readOnly
  }

  /** The live session of the document, while there is one; the same object until it changes. */
  get session(): LiveSession | undefined {
    return this.#core.parts.session.session
  }

  /**
   * What somebody holds so that nobody else can edit it, the oldest first; the same array until that changes. What has ended
   * is not among them.
   */
  get locks(): readonly Lock[] {
    return this.#core.parts.locks.locks
  }

  /** We ourselves, once connected. */
  get you(): Participant | undefined {
    return this.#core.people.you
  }

  /** Everyone here, one entry per person; without a connection only ourselves. The same array until it changes. */
  get participants(): readonly Participant[] {
    return this.#core.people.participants
  }

  /** The server's bounds, once connected; bytes. */
  get limits(): RoomLimits | undefined {
    return this.#core.people.limits
  }

  /** Listens until the returned function is called. */
  on<Name extends keyof RoomEvents>(event: Name, listener: (value: RoomEvents[Name]) => void): Stop {
    return this.#core.events.on(event, listener)
  }

  /** Tries again at once, also when denied; local changes are kept. */
  reconnect(): void {
    this.#core.connection.reconnect()
  }

  /** Leaves for good. The last changes are still sent, but not waited for; see `hasUnsaved`. */
  close(): void {
    this.#core.close()
  }

  /** The same room as a new object, for code that compares by identity and must notice a `reset`. */
  again(): Room {
    return new Room(this.#core, this.documentId, this.branch)
  }
}

import type { RoomStatus } from './connection/types'
import type { LiveSession, SessionPerson } from './live/session-state'
import type { Lock } from './locks/lock'
import type { Persistence } from './offline/persistence'
import type { OtherFrame, Participant, Role } from './protocol/frames'

/**
 * What of the document is stored. `saved` only when the server has confirmed everything written here; `saving` until
 * then; `offline` without a connection; `read-only` when one may not write and has nothing unconfirmed.
 */
export type SaveState = 'saved' | 'saving' | 'offline' | 'read-only'

/** Local changes the server did not take; they are out of the document, `text` is what they wrote. */
export type Refused = {
  /** Such as `READ_ONLY`, `UPDATE_REJECTED`, `TOO_LARGE`, or `EPOCH_CHANGED` when the document was replaced. */
  code: string
  /** The server's sentence. */
  message: string
  /** The text that was typed, empty when the changes held none. */
  text: string
}

/** What a room tells. */
export type RoomEvents = {
  status: RoomStatus
  'save-state': SaveState
  participants: readonly Participant[]
  joined: Participant
  left: Participant
  /** How many changes made here the server has not confirmed. */
  unsaved: number
  /** What of the document is on this device has changed; see {@link Persistence}. */
  persistence: Persistence
  /** Whether the content is here; false again after a reset. */
  synced: boolean
  /** The live session began, changed or ended; see `room.session`. */
  session: LiveSession | undefined
  /** Something is held, held for longer, or free; see `room.locks`. */
  locks: readonly Lock[]
  /** Whoever leads asks everyone to look where they look. */
  'bring-to-me': SessionPerson
  /** What one may do has changed; also told at every connect. */
  role: Role | undefined
  /** `room.doc` is a new document with the server's state; bind editors anew. */
  reset: undefined
  refused: Refused
  /**
   * A frame that is not about the document's text or people, as it came. What happened to the document has a number
   * (`event`): each comes once and in order, also over a lost connection.
   */
  event: OtherFrame
  /** We were away for so long that some events will never come: read anew what follows from them. */
  missed: undefined
}

/** How to open a room. */
export type RoomOptions = {
  /** Default `main`. */
  branch?: string
  /** Least time between two presence frames, in milliseconds; default 33. */
  presenceThrottleMs?: number
  /**
   * Whether a copy is kept on the client's `device`: the document opens without a connection, and what is written without
   * one is sent when it is back, also after a reload. Default: when the client has a device.
   */
  offline?: boolean
}

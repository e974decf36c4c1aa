import type { Role } from '../protocol/frames'
import type { PresenceStatus } from './idle'

/** Who a state belongs to, written by the server over whatever a client claims. */
export type PresenceUser = {
  id: string
  name: string
  color: string
  avatar?: string
  /** Came without an account. */
  guest?: boolean
  role: Role
}

/** What one window tells the others. Applications may add keys; the whole is at most 16 KiB of JSON. */
export type PresenceState = {
  user?: PresenceUser
  status?: PresenceStatus
  /** While not active: when the last sign of activity was, in UTC, ISO 8601. */
  active_at?: string
  /** Owned by the editor (y-codemirror.next: relative positions). */
  cursor?: unknown
  /** What someone does, in one word of the application, such as `viewing`. */
  activity?: string
  /** Where someone types: `document`, `chat` or a thread id; absent when not. */
  typing?: string
  viewport?: unknown
  selected?: unknown
  /** The id of the person being followed. */
  following?: string
  data?: unknown
  [key: string]: unknown
}

/** New values for some keys of a state; `undefined` removes a key. */
export type PresenceChanges = { [Key in keyof PresenceState]?: PresenceState[Key] | undefined }

/** Another window in the room. */
export type Other = { clientId: number; state: PresenceState }

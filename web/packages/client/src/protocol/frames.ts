/** What someone may do in a document. Unknown future values stay as they are. */
export type Role = 'owner' | 'admin' | 'editor' | 'commenter' | 'viewer' | (string & {})

/** A person in the room; one entry per person, however many windows they have open. */
export type Participant = {
  /** The person's id, the same as `user_id`. */
  id: string
  user_id: string
  name: string
  /** CSS colour. */
  color: string
  avatar?: string
  guest: boolean
  role: Role
  /** UTC, ISO 8601. */
  joined_at: string
}

/** The hard bounds of this document, in bytes. */
export type RoomLimits = { update_bytes: number; document_bytes: number; presence_bytes: number }

/** The first frame on a socket: who you are here and who else is. */
export type ConnectedFrame = {
  type: 'connected'
  document_id: string
  branch: string
  epoch: string
  you: Participant
  role: Role
  permissions: string[]
  participants: Participant[]
  last_event: number
  limits: RoomLimits
  /** The document is so large that its state is to be downloaded from here before asking for the rest. */
  state?: { url: string; bytes: number }
  /** The live session, when there is one; see `readSession`. */
  session?: unknown
  /** What is held by somebody; see `readLock`. */
  locks?: unknown
  server_time: string
}

/** Everything up to the `upto`th document frame of this socket is durable; or an answer to `ref`. */
export type AckFrame = { type: 'ack'; upto?: number; ref?: string }

/** A refusal: of the `update`th document frame, of the message `ref`, or of neither. */
export type ErrorFrame = {
  type: 'error'
  error_code: string
  message: string
  update?: number
  ref?: string
  retry_after_ms?: number
}

/** Someone came, went, or looks different now. */
export type PersonFrame = { type: 'user_joined' | 'user_left' | 'user_updated'; participant: Participant }

/** What this connection may do has changed. */
export type PermissionsFrame = { type: 'permissions_changed'; role: Role; permissions: string[] }

/** Every other frame, as it came. */
export type OtherFrame = { type: string; [key: string]: unknown }

/** A JSON frame of the server, told apart by {@link readFrame}. */
export type ServerFrame =
  | { kind: 'connected'; frame: ConnectedFrame }
  | { kind: 'ack'; frame: AckFrame }
  | { kind: 'error'; frame: ErrorFrame }
  | { kind: 'person'; frame: PersonFrame }
  | { kind: 'permissions'; frame: PermissionsFrame }
  | { kind: 'resync' }
  | { kind: 'heartbeat' }
  | { kind: 'other'; frame: OtherFrame }

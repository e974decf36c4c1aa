import type { Clock } from '../clock'
import type { DeniedReason } from './close-codes'
import type { WebSocketClass } from './socket'
import type { Ask } from './stream-socket'
import type { Transport, TransportChoice } from './transport'

/** Where a room's connection stands. */
export type RoomStatus = {
  /** `offline`: not connected, tried again at `retryAt` or when the network is back. `denied` is final. */
  state: 'connecting' | 'connected' | 'offline' | 'denied' | 'closed'
  /** Why, when denied. */
  reason?: DeniedReason
  /** What it travels on, when connected: `stream` where the network lets no WebSocket through. */
  transport?: Transport
  /** When the next try is, in milliseconds since 1970. */
  retryAt?: number
}

/** What a connection tells its room. */
export type ConnectionHandlers = {
  status(status: RoomStatus): void
  opened(): void
  text(data: string): void
  binary(data: Uint8Array): void
  /** The socket is gone, for whatever reason. */
  lost(): void
  /** The server has another document under this id now. */
  epochChanged(): void
}

/** What a connection needs. */
export type ConnectionOptions = {
  /** The address of the next socket or stream, with a fresh ticket if one is used. */
  address(transport: Transport): Promise<string>
  /** Asks by HTTP, with what proves who one is. */
  ask: Ask
  /** What is known of the way to the server; the rooms of a client share it. */
  choice: TransportChoice
  /** Tries to become signed in again; false when that is not possible. */
  renew(): Promise<boolean>
  WebSocket: WebSocketClass
  clock: Clock
  handlers: ConnectionHandlers
}

/** One socket at a time, reopened for as long as that makes sense. */
export type Connection = {
  readonly status: RoomStatus
  /** Connects; the socket is opened a moment later, so a close at once opens none. */
  start(): void
  /** The server has let us in. */
  admitted(): void
  send(data: string | Uint8Array): void
  /** Drops the socket and tries at once, also when denied. */
  reconnect(): void
  /** Drops the socket and comes back after the usual wait. */
  drop(): void
  close(): void
}

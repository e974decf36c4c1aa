/** What a room's frames travel on: a WebSocket, or server-sent events down and requests up. */
export type Transport = 'websocket' | 'stream'

/** What the rooms of one client found out about the way to the server. */
export type TransportChoice = {
  /** What the next connection should travel on. */
  readonly current: Transport
  /** A connection was let in. */
  worked(transport: Transport): void
  /** A connection broke before it was let in, without a word of the server's. */
  broke(transport: Transport): void
  /** Another network: what was found out about the one before says little. */
  networkChanged(): void
  /** Hears when WebSockets get through again. Returns how to stop. */
  onWayBack(listener: () => void): () => void
}

// one may break by chance, and falling back costs a little
const missesBeforeStream = 2

/**
 * Begins with WebSockets. When they break twice before anybody is let in, the stream is tried; when that does not get through
 * either it is no matter of WebSockets, and they are next again.
 */
export const createTransportChoice = (): TransportChoice => {
  let current: Transport = 'websocket'
  let misses = 0
  const listeners = new Set<() => void>()
  return {
    get current() {
      return current
    },
    worked: transport => {
      if (transport === 'stream') return
      misses = 0
      if (current === 'websocket') return
      current = 'websocket'
      for (const listener of listeners) listener()
    },
    broke: transport => {
      if (transport === 'stream') {
        current = 'websocket'
        misses = 0
      } else if (++misses >= missesBeforeStream) current = 'stream'
    },
    networkChanged: () => {
      if (current === 'websocket') return
      current = 'websocket'
      misses = missesBeforeStream - 1
    },
    onWayBack: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

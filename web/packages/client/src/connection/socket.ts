/** The part of the browser's `WebSocket` that is used. */
export type WebSocketLike = {
  binaryType: string
  readonly readyState: number
  addEventListener(type: 'open' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { code: number; reason?: string }) => void): void
  send(data: string | Uint8Array<ArrayBuffer>): void
  close(code?: number, reason?: string): void
}

/** A class that makes such sockets: the browser's, node's or a test's. */
export type WebSocketClass = new (url: string, protocols: string) => WebSocketLike

/** What a socket tells. After `closed` it tells nothing more. */
export type SocketHandlers = {
  opened(): void
  text(data: string): void
  binary(data: Uint8Array): void
  closed(code: number, reason?: string): void
}

/** One open socket. */
export type Socket = {
  /** Sends, or does nothing when the socket is not open. */
  send(data: string | Uint8Array): void
  /** Closes without telling `closed`: whoever closes knows already. */
  close(): void
}

const open = 1
const protocol = 'tutti.v1'

/** Opens a socket in the dialect `tutti.v1`. Throws when the address is not one. */
export const openSocket = (url: string, WebSocketImpl: WebSocketClass, handlers: SocketHandlers): Socket => {
  const socket = new WebSocketImpl(url, protocol)
  socket.binaryType = 'arraybuffer'
  // whoever closes knows already, and whatever still comes is of no use
  let isLetGo = false
  socket.addEventListener('open', () => {
    if (!isLetGo) handlers.opened()
  })
  socket.addEventListener('message', ({ data }) => {
    if (isLetGo) return
    if (typeof data === 'string') handlers.text(data)
    else if (data instanceof ArrayBuffer) handlers.binary(new Uint8Array(data))
  })
  socket.addEventListener('close', ({ code, reason }) => {
    if (isLetGo) return
    isLetGo = true
    handlers.closed(code, reason)
  })
  // an error is always followed by a close; node's ws throws one that nobody listens to
  socket.addEventListener('error', () => undefined)
  return {
    send: data => {
      if (socket.readyState === open) socket.send(typeof data === 'string' ? data : new Uint8Array(data))
    },
    close: () => {
      isLetGo = true
      socket.close(1000)
    },
  }
}

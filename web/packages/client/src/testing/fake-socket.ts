import type { WebSocketLike } from '../connection/socket'

type Listener = (event: { data: unknown; code: number; reason: string }) => void

/** A socket whose other end is the test. */
export class FakeSocket implements WebSocketLike {
  static all: FakeSocket[] = []
  static get last(): FakeSocket {
    const last = FakeSocket.all.at(-1)
    if (!last) throw new Error('no socket was opened')
    return last
  }

  binaryType = 'blob'
  readyState = 0
  readonly url: string
  readonly protocol: string
  readonly sent: (string | Uint8Array)[] = []
  readonly #listeners: [string, Listener][] = []

  constructor(url: string, protocol: string) {
    this.url = url
    this.protocol = protocol
    FakeSocket.all.push(this)
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.push([type, listener])
  }

  send(data: string | Uint8Array): void {
    if (this.readyState !== 1) throw new Error('not open')
    this.sent.push(data)
  }

  close(): void {
    this.readyState = 3
  }

  /** The handshake succeeds. */
  open(): void {
    this.readyState = 1
    this.#tell('open', {})
  }

  /** The server closes. */
  end(code: number, reason = ''): void {
    this.readyState = 3
    this.#tell('close', { code, reason })
  }

  /** The server says something. */
  say(frame: object | Uint8Array): void {
    const data = frame instanceof Uint8Array ? new Uint8Array(frame).buffer : JSON.stringify(frame)
    this.#tell('message', { data })
  }

  #tell(type: string, event: { data?: unknown; code?: number; reason?: string }): void {
    for (const [name, listener] of this.#listeners)
      if (name === type) listener({ data: event.data, code: event.code ?? 0, reason: event.reason ?? '' })
  }
}

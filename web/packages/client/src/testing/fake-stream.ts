import { toBase64 } from 'lib0/buffer'

/** A request that came up a stream. */
export type Posted = {
  n: number
  body: string | Uint8Array
  url: URL
  answer(status: number): void
  drop(): void
}

/** A server that speaks server-sent events, as the `fetch` of a client. */
export class FakeStreams {
  /** The streams that were opened, the newest last. */
  readonly opened: { url: URL; isGone: boolean }[] = []
  /** Requests that wait for their answer. */
  readonly waiting: Posted[] = []
  /** All that came, taken once each. */
  readonly taken: (string | Uint8Array)[] = []
  /** Whether streams get through at all. */
  isBlocked = false
  /** Whether requests are answered by themselves. */
  answers = true
  #down: ReadableStreamDefaultController<Uint8Array> | undefined
  #last = 0

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : String(input))
    if (url.pathname.endsWith('/stream')) return this.#open(url, init?.signal)
    if (url.pathname.endsWith('/messages-in')) return this.#take(url, init?.body as string | Uint8Array)
    throw new TypeError('fetch failed')
  }

  /** The server says something. */
  say(frame: object | Uint8Array): void {
    if (frame instanceof Uint8Array) this.write('binary', toBase64(frame))
    else this.write('text', JSON.stringify(frame))
  }

  write(name: string, data: string): void {
    this.#down?.enqueue(new TextEncoder().encode(`:\n\nevent: ${name}\ndata: ${data}\n\n`))
  }

  /** The server, or the way to it, ends the newest stream. */
  end(code?: number, reason = ''): void {
    if (code !== undefined) this.write('close', JSON.stringify({ code, reason }))
    this.#down?.close()
  }

  #open(url: URL, signal: AbortSignal | null | undefined): Response {
    if (this.isBlocked) throw new TypeError('fetch failed')
    const one = { url, isGone: false }
    this.opened.push(one)
    this.#last = 0
    const body = new ReadableStream<Uint8Array>({
      start: down => {
        this.#down = down
        signal?.addEventListener('abort', () => {
          one.isGone = true
          down.error(new DOMException('gone', 'AbortError'))
        })
      },
    })
    this.write('open', JSON.stringify({ stream: `token-${this.opened.length}` }))
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }

  #take(url: URL, body: string | Uint8Array): Promise<Response> {
    return new Promise((done, fail) => {
      const n = Number(url.searchParams.get('n'))
      const take = (): void => {
        if (n !== this.#last + 1) return
        this.#last = n
        this.taken.push(body)
        if (body === '{"type":"heartbeat"}') this.say({ type: 'heartbeat' })
      }
      const posted: Posted = {
        n,
        body,
        url,
        answer: status => {
          if (status === 202) take()
          done(new Response(null, { status }))
        },
        // it arrived, and its answer was lost
        drop: () => {
          take()
          fail(new TypeError('fetch failed'))
        },
      }
      if (this.answers) posted.answer(202)
      else this.waiting.push(posted)
    })
  }
}

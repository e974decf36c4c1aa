import { fromBase64 } from 'lib0/buffer'
import type { Clock } from '../clock'
import { type ServerEvent, serverEvents } from './server-events'
import type { Socket, SocketHandlers } from './socket'
import { createPosts } from './stream-posts'

/** Asks by HTTP, with what proves who one is. */
export type Ask = (url: string, init: RequestInit) => Promise<Response>

/** How long an answer may hold back its first event, and how long the last words may take; milliseconds. */
export const streamTimes = { openWithinMs: 10_000, lastWordsMs: 5_000 } as const

const broken = 1006

type Words = { stream?: unknown; code?: unknown; reason?: unknown }

const wordsOf = (data: string): Words => (JSON.parse(data) as Words | null) ?? {}

/** Opens a stream: what a socket is where no WebSocket gets through. `url` is the address of the way down. */
export const openStream = (url: string, ask: Ask, clock: Clock, handlers: SocketHandlers): Socket => {
  const request = new AbortController()
  const postUrl = url.replace(/\/stream(\?.*)?$/, '/messages-in')
  let token: string | undefined
  let isLetGo = false

  const posts = createPosts({
    clock,
    post: (body, n) =>
      ask(`${postUrl}?stream=${token}&n=${n}`, {
        method: 'POST',
        body,
        headers: {
          'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
        },
        signal: request.signal,
      }),
    failed: () => end(broken),
  })
  const stop = (): void => {
    clock.clear(deadline)
    posts.stop()
    request.abort()
  }
  const end = (code: number, reason = ''): void => {
    if (isLetGo) return
    isLetGo = true
    stop()
    handlers.closed(code, reason)
  }
  const deadline = clock.after(streamTimes.openWithinMs, () => end(broken))

  const hear = ({ name, data }: ServerEvent): void => {
    if (name === 'text') handlers.text(data)
    else if (name === 'binary') handlers.binary(fromBase64(data))
    else if (name === 'close') {
      const { code, reason } = wordsOf(data)
      end(Number(code) || broken, String(reason ?? ''))
    } else if (name === 'open' && token === undefined) {
      clock.clear(deadline)
      token = String(wordsOf(data).stream)
      handlers.opened()
    }
  }
  const read = async (): Promise<void> => {
    const answer = await ask(url, {
      headers: { accept: 'text/event-stream' },
      cache: 'no-store',
      signal: request.signal,
    })
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream')
    if (!answer.ok || !isStream || !answer.body) return
    for await (const event of serverEvents(answer.body)) {
      if (isLetGo) return
      hear(event)
    }
  }
  read().then(
    () => end(broken),
    () => end(broken),
  )

  return {
    send: data => {
      if (token !== undefined && !isLetGo) posts.send(data)
    },
    close: () => {
      if (isLetGo) return
      isLetGo = true
      // what was sent before the close still goes out, as on a WebSocket
      const late = clock.after(streamTimes.lastWordsMs, stop)
      posts.finish(() => {
        clock.clear(late)
        stop()
      })
    },
  }
}

import type { Clock, Timer } from '../clock'
import { waitBefore } from '../connection/backoff'

/** Asks the server for the document's state; the headers say which part. */
export type FetchState = (headers: Record<string, string>, signal: AbortSignal) => Promise<Response>

/** What a download needs. */
export type StateDownloadOptions = {
  fetch: FetchState
  clock: Clock
  /** All bytes are here. */
  done(state: Uint8Array): void
  /** The server does not give them, and trying again will not help. */
  failed(): void
}

/** A download under way. */
export type StateDownload = { stop(): void }

// no byte for this long is a cut that nobody told
const stallMs = 20_000

type Part = { tag: string; from: number; total: number }

// what part of which bytes an answer holds; undefined when it does not say
const partOf = (response: Response): Part | undefined => {
  const tag = response.headers.get('etag') ?? ''
  if (response.status === 200)
    return { tag, from: 0, total: Number(response.headers.get('content-length') ?? Number.NaN) }
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '')
  return range ? { tag, from: Number(range[1]), total: Number(range[2]) } : undefined
}

/**
 * Downloads the state of a document. After a cut it goes on where it was, for as long as the server has the same bytes;
 * when the document has changed too much, it begins anew.
 */
export const downloadState = ({ fetch, clock, done, failed }: StateDownloadOptions): StateDownload => {
  let isStopped = false
  let cut = new AbortController()
  let pieces: Uint8Array[] = []
  let received = 0
  let tag = ''
  let attempt = 0
  let timer: Timer
  let stall: Timer

  const heard = (): void => {
    clock.clear(stall)
    stall = clock.after(stallMs, () => cut.abort())
  }
  const forget = (): void => {
    pieces = []
    received = 0
    tag = ''
  }
  const whole = (): Uint8Array => {
    const bytes = new Uint8Array(received)
    let at = 0
    for (const piece of pieces) {
      bytes.set(piece, at)
      at += piece.length
    }
    return bytes
  }
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    const reader = body.getReader()
    for (;;) {
      const { done: ended, value } = await reader.read()
      if (ended || isStopped) return
      heard()
      pieces.push(value)
      received += value.length
      attempt = 0
    }
  }
  /** Whether the bytes are complete. */
  const goOn = async (): Promise<'complete' | 'cut' | 'refused'> => {
    const headers: Record<string, string> =
      received > 0 && tag !== '' ? { range: `bytes=${received}-`, 'if-range': tag } : {}
    cut = new AbortController()
    heard()
    const response = await fetch(headers, cut.signal)
    // nothing lies behind what we have: it was other bytes
    if (response.status === 416) {
      forget()
      return 'cut'
    }
    if (response.status >= 500 || response.status === 429) return 'cut'
    const part = response.ok ? partOf(response) : undefined
    if (!part || !response.body) return 'refused'
    if (part.tag !== tag || part.from !== received) forget()
    if (part.from !== received) return 'cut'
    tag = part.tag
    await read(response.body)
    return Number.isNaN(part.total) || received === part.total ? 'complete' : 'cut'
  }
  const tryNow = async (): Promise<void> => {
    // an error while reading is a cut: what has come is kept
    const outcome = await goOn().catch(() => 'cut' as const)
    clock.clear(stall)
    if (isStopped) return
    if (outcome === 'complete') done(whole())
    else if (outcome === 'refused') failed()
    else timer = clock.after(waitBefore(attempt++, clock.random()), () => void tryNow())
  }
  void tryNow()
  return {
    stop: () => {
      isStopped = true
      clock.clear(timer)
      clock.clear(stall)
      cut.abort()
    },
  }
}

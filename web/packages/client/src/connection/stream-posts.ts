import type { Clock, Timer } from '../clock'
import { waitBefore } from './backoff'

/** What a stream's way up needs. */
export type PostsOptions = {
  clock: Clock
  /** Posts a body; `n` counts those of this stream from 1, so that one which is sent again is taken once. */
  post(body: string | Uint8Array<ArrayBuffer>, n: number): Promise<Response>
  /** The server does not know this stream (any more). */
  failed(): void
}

/** The way up of a stream. */
export type Posts = {
  send(frame: string | Uint8Array): void
  /** Takes nothing more, and tells when what waits is out; at once when nothing does. */
  finish(done: () => void): void
  stop(): void
}

// below what a server takes at once, and large enough that batching is worth it
const batchBytes = 256 * 1024
const longestTry = 10
// the first byte of a binary frame says what it is: 1 is awareness, of which the newest has it all
const awareness = 1

const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500

/** Frames, each behind its length as a varint. */
export const joinFrames = (frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const parts = frames.map(frame => {
    const length: number[] = []
    let rest = frame.length
    for (; rest > 0x7f; rest >>>= 7) length.push((rest & 0x7f) | 0x80)
    length.push(rest)
    return [Uint8Array.from(length), frame] as const
  })
  const body = new Uint8Array(parts.reduce((sum, [length, frame]) => sum + length.length + frame.length, 0))
  let at = 0
  for (const part of parts.flat()) {
    body.set(part, at)
    at += part.length
  }
  return body
}

/**
 * Sends frames in order, one request at a time; what comes meanwhile goes together in the next. A request that may not have
 * arrived is sent again under its number, until it is answered or the stream is over.
 */
export const createPosts = ({ clock, post, failed }: PostsOptions): Posts => {
  const queue: (string | Uint8Array)[] = []
  let isPosting = false
  let isOver = false
  let isFinishing = false
  let whenDone: (() => void) | undefined
  let timer: Timer
  let number = 0

  const nextBody = (): string | Uint8Array<ArrayBuffer> => {
    const first = queue.shift() as string | Uint8Array
    if (typeof first === 'string') return first
    const frames = [first]
    let bytes = first.length
    for (let next = queue[0]; next !== undefined && typeof next !== 'string'; next = queue[0]) {
      bytes += next.length
      if (bytes > batchBytes) break
      frames.push(next)
      queue.shift()
    }
    return joinFrames(frames)
  }

  const pump = (): void => {
    if (isPosting || isOver) return
    if (queue.length > 0) {
      isPosting = true
      attempt(nextBody(), ++number, 0)
    } else whenDone?.()
  }

  const attempt = (body: string | Uint8Array<ArrayBuffer>, n: number, tries: number): void => {
    const again = (): void => {
      const wait = waitBefore(Math.min(tries, longestTry), clock.random())
      timer = clock.after(wait, () => attempt(body, n, tries + 1))
    }
    post(body, n).then(
      ({ ok, status }) => {
        if (isOver) return
        // what is too large is told down the stream, as on a socket
        if (ok || status === 413) {
          isPosting = false
          pump()
        } else if (isPassing(status)) again()
        else failed()
      },
      () => {
        if (!isOver) again()
      },
    )
  }

  return {
    send: frame => {
      if (isOver || isFinishing) return
      if (typeof frame !== 'string' && frame[0] === awareness) {
        const before = queue.findIndex(each => typeof each !== 'string' && each[0] === awareness)
        if (before >= 0) queue.splice(before, 1)
      }
      queue.push(frame)
      // a turn later, so that what is sent in one go travels together
      queueMicrotask(pump)
    },
    finish: done => {
      isFinishing = true
      whenDone = done
      pump()
    },
    stop: () => {
      isOver = true
      clock.clear(timer)
    },
  }
}

import { expect, it, vi } from 'vitest'
import { createFakeClock } from '../testing/fake-clock'
import { downloadState } from './state-download'

const bytes = Uint8Array.from({ length: 100 }, (_, at) => at)

type Answer = (headers: Record<string, string>, signal: AbortSignal) => Response | Promise<Response>

const body = (part: Uint8Array, cutAfter?: number): ReadableStream<Uint8Array> => {
  let isSent = false
  return new ReadableStream({
    pull: controller => {
      if (!isSent) controller.enqueue(part.slice(0, cutAfter ?? part.length))
      else if (cutAfter === undefined) controller.close()
      else controller.error(new TypeError('cut'))
      isSent = true
    },
  })
}

const whole = (tag: string, all: Uint8Array, cutAfter?: number) =>
  new Response(body(all, cutAfter), {
    headers: { etag: tag, 'content-length': String(all.length) },
  })

const rest = (tag: string, all: Uint8Array, from: number, cutAfter?: number) =>
  new Response(body(all.slice(from), cutAfter), {
    status: 206,
    headers: { etag: tag, 'content-range': `bytes ${from}-${all.length - 1}/${all.length}` },
  })

const run = async (...answers: Answer[]) => {
  const clock = createFakeClock()
  const asked: Record<string, string>[] = []
  const done = vi.fn<(state: Uint8Array) => void>()
  const failed = vi.fn()
  const download = downloadState({
    clock,
    done,
    failed,
    fetch: async (headers, signal) => {
      asked.push(headers)
      const answer = answers.shift()
      if (!answer) throw new TypeError('no network')
      return answer(headers, signal)
    },
  })
  const go = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn++) {
      await new Promise(resolve => setTimeout(resolve, 2))
      await clock.pass(1_000)
    }
  }
  return { clock, asked, done, failed, download, go }
}

it('[R3] goes on after each cut where it was', async () => {
  const { asked, done, go } = await run(
    () => whole('"a"', bytes, 30),
    () => rest('"a"', bytes, 30, 20),
    () => Promise.reject(new TypeError('no network')),
    () => new Response(null, { status: 503 }),
    () => rest('"a"', bytes, 50),
  )
  await go()
  expect(done).toHaveBeenCalledExactlyOnceWith(bytes)
  const go50 = { range: 'bytes=50-', 'if-range': '"a"' }
  expect(asked).toEqual([{}, { range: 'bytes=30-', 'if-range': '"a"' }, go50, go50, go50])
})

it('[R3] begins anew when the document has become another', async () => {
  const other = bytes.map(each => 255 - each)
  const { done, go } = await run(
    () => whole('"a"', bytes, 30),
    () => whole('"b"', other, 10),
    () => new Response(null, { status: 416 }),
    () => whole('"b"', other),
  )
  await go()
  expect(done).toHaveBeenCalledExactlyOnceWith(other)
})

it('[R3] never puts parts of different bytes together', async () => {
  const other = bytes.map(each => 255 - each)
  const { asked, done, go } = await run(
    () => whole('"a"', bytes, 30),
    () => rest('"b"', other, 30),
    () => whole('"b"', other),
  )
  await go()
  expect(done).toHaveBeenCalledExactlyOnceWith(other)
  expect(asked[2]).toEqual({})
})

it('[R3] an answer that ends too early is a cut', async () => {
  const { done, go } = await run(
    () => new Response(bytes.slice(0, 40), { headers: { etag: '"a"', 'content-length': '100' } }),
    () => rest('"a"', bytes, 40),
  )
  await go()
  expect(done).toHaveBeenCalledExactlyOnceWith(bytes)
})

it('[R3] a silent line is cut and tried again', async () => {
  const { clock, asked, done, go } = await run(
    (_, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new TypeError('aborted'))),
      ),
    () => whole('"a"', bytes),
  )
  await clock.pass(19_000)
  expect(asked).toHaveLength(1)
  await clock.pass(2_000)
  await go()
  expect(done).toHaveBeenCalledExactlyOnceWith(bytes)
})

it('[R3] a refusal ends it, and so does stop', async () => {
  const refused = await run(() => new Response(null, { status: 404 }))
  await refused.go()
  expect(refused.failed).toHaveBeenCalledOnce()
  const stopped = await run(() => whole('"a"', bytes))
  stopped.download.stop()
  await stopped.go()
  expect([stopped.done.mock.calls, stopped.failed.mock.calls]).toEqual([[], []])
})

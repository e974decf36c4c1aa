import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createFakeClock, settle } from '../testing/fake-clock'
import { serverEvents } from './server-events'
import { createPosts, joinFrames } from './stream-posts'

const accepted = async (): Promise<Response> => new Response(null, { status: 202 })

it('[R7] puts what waits together, but never text with bytes', async () => {
  const bodies: (string | Uint8Array)[] = []
  const posts = createPosts({
    clock: createFakeClock(),
    failed: () => undefined,
    post: body => {
      bodies.push(body)
      return accepted()
    },
  })
  posts.send(Uint8Array.of(0, 2))
  posts.send(Uint8Array.of(0, 3))
  posts.send('{"type":"heartbeat"}')
  posts.send(Uint8Array.of(0, 4))
  await settle()
  expect(bodies).toEqual([Uint8Array.of(2, 0, 2, 2, 0, 3), '{"type":"heartbeat"}', Uint8Array.of(2, 0, 4)])
})

it('[R7 P8] of the presence that waits the newest is enough', async () => {
  const bodies: (string | Uint8Array)[] = []
  const posts = createPosts({
    clock: createFakeClock(),
    failed: () => undefined,
    post: body => {
      bodies.push(body)
      return accepted()
    },
  })
  for (let at = 0; at < 100; at++) posts.send(Uint8Array.of(1, at))
  await settle()
  expect(bodies).toEqual([Uint8Array.of(2, 1, 99)])
})

it('[R7] writes lengths that can be read again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 4 }), sizes => {
      const body = joinFrames(sizes.map(size => new Uint8Array(size)))
      const read: number[] = []
      for (let at = 0; at < body.length; ) {
        let length = 0
        for (let shift = 0; ; shift += 7) {
          const byte = body[at++] ?? 0
          length |= (byte & 0x7f) << shift
          if (byte < 0x80) break
        }
        read.push(length)
        at += length
      }
      return read.join() === sizes.join()
    }),
  )
})

it('[R7] reads events however the network cuts them', async () => {
  const text =
    ':padding\n\nevent: open\ndata: {"stream":"ü"}\n\n:\n\nevent: text\r\ndata: {}\r\n\r\nevent: close\ndata: x\n\n'
  const bytes = new TextEncoder().encode(text)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async cuts => {
      const ends = [...cuts.sort((a, b) => a - b), bytes.length]
      const body = new ReadableStream<Uint8Array>({
        start: down => {
          let from = 0
          for (const end of ends) {
            down.enqueue(bytes.slice(from, end))
            from = end
          }
          down.close()
        },
      })
      const events: string[] = []
      for await (const { name, data } of serverEvents(body)) events.push(`${name} ${data}`)
      expect(events).toEqual(['open {"stream":"ü"}', 'text {}', 'close x'])
    }),
    { numRuns: 30 },
  )
})

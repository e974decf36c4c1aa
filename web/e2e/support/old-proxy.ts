import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** A proxy of the kind that lets no WebSocket through, until it is told to. */
export type OldProxy = {
  url: string
  /** WebSockets get through from now on. */
  renew: () => void
  /** Upgrades that were refused. */
  refused: () => number
  /** WebSockets and streams that are open through it. */
  open: () => { sockets: number; streams: number }
  remove: () => Promise<void>
}

export const layOldProxy = async (server: string): Promise<OldProxy> => {
  const { hostname, port } = new URL(server)
  const ends = new Set<Duplex>()
  let isOld = true
  let refused = 0
  let sockets = 0
  let streams = 0

  const proxy = createServer((asked, answer) => {
    const { method, url, headers } = asked
    const passed = request({ hostname, port, method, path: url, headers }, from => {
      answer.writeHead(from.statusCode ?? 502, from.headers)
      from.pipe(answer)
      if (!from.headers['content-type']?.startsWith('text/event-stream')) return
      streams++
      from.once('close', () => streams--)
    })
    passed.on('error', () => answer.destroy())
    // whoever goes away takes the request along
    answer.on('close', () => passed.destroy())
    asked.pipe(passed)
  })
  proxy.on('upgrade', (asked, near, first) => {
    if (isOld) {
      refused++
      near.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const far = connect(Number(port), hostname, () => {
      sockets++
      far.once('close', () => sockets--)
      const lines = [`${asked.method} ${asked.url} HTTP/1.1`]
      for (let at = 0; at < asked.rawHeaders.length; at += 2)
        lines.push(`${asked.rawHeaders[at]}: ${asked.rawHeaders[at + 1]}`)
      far.write(`${lines.join('\r\n')}\r\n\r\n`)
      far.write(first)
      near.pipe(far).pipe(near)
    })
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end)
      end.on('error', () => other.destroy())
      end.on('close', () => {
        ends.delete(end)
        other.destroy()
      })
    }
  })
  await new Promise<void>(ready => proxy.listen(0, hostname, ready))
  const address = proxy.address()
  if (!address || typeof address === 'string') throw new Error('the proxy has no port')

  return {
    url: `http://${hostname}:${address.port}`,
    renew: () => {
      isOld = false
    },
    refused: () => refused,
    open: () => ({ sockets, streams }),
    remove: async () => {
      for (const end of ends) end.destroy()
      proxy.closeAllConnections()
      await new Promise(done => proxy.close(done))
    },
  }
}

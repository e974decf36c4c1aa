import { connect, createServer, type Socket } from 'node:net'

export type Wire = { url: string; cut: () => void; mend: () => void; remove: () => Promise<void> }

/**
 * A cable between one person and the server that can really be cut: Chromium's own "offline" switch leaves open
 * WebSockets standing, so nothing about losing one would be tested.
 */
export const layWire = async (server: string): Promise<Wire> => {
  const { hostname, port } = new URL(server)
  const open = new Set<Socket>()
  let whole = true

  const wire = createServer(near => {
    if (!whole) {
      near.destroy()
      return
    }
    const far = connect(Number(port), hostname)
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(end)
      end.pipe(other)
      // either end may break first; the other goes with it
      end.on('error', () => other.destroy())
      end.on('close', () => {
        open.delete(end)
        other.destroy()
      })
    }
  })
  await new Promise<void>(ready => wire.listen(0, hostname, ready))
  const address = wire.address()
  if (!address || typeof address === 'string') throw new Error('the wire has no port')

  const cut = () => {
    whole = false
    for (const end of open) end.destroy()
  }
  return {
    url: `http://${hostname}:${address.port}`,
    cut,
    mend: () => {
      whole = true
    },
    remove: async () => {
      cut()
      await new Promise(done => wire.close(done))
    },
  }
}

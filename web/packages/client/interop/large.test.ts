import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createTutti } from '../src/index'
import { newDocument, register, serverUrl } from './support'

const ends: (() => void)[] = []

afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A line to the server that is cut in the middle of the first answers that hold a state. */
const cuttingLine = async (cuts: number, after: number): Promise<{ url: string; states: string[] }> => {
  const { hostname, port } = new URL(serverUrl())
  const states: string[] = []
  const line: Server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming
    const onward = request({ hostname, port, method, path: url, headers }, answer => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      if (!url.includes('/state')) {
        answer.pipe(outgoing)
        return
      }
      states.push(`${answer.statusCode} ${headers.range ?? ''}`.trim())
      let sent = 0
      const isCut = states.length <= cuts
      answer.on('data', (piece: Buffer) => {
        sent += piece.length
        outgoing.write(piece)
        if (isCut && sent > after) {
          answer.destroy()
          outgoing.socket?.end()
          setTimeout(() => outgoing.destroy(), 20)
        }
      })
      answer.on('end', () => outgoing.end())
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve))
  ends.push(() => line.close())
  return { url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`, states }
}

it('[R3] a large document arrives over a line that is cut, each part once', async () => {
  const ada = await register('Ada')
  const text = Array.from({ length: 60_000 }, (_, at) => `line ${at}`).join('\n')
  const { id } = await newDocument(ada, text)
  const line = await cuttingLine(3, 100_000)
  const tutti = createTutti({
    baseUrl: serverUrl(),
    auth: { kind: 'token', getToken: () => ada.token },
    // only the state goes over the bad line; the socket of the fake line would need an upgrade
    fetch: (input, init) =>
      fetch(
        String(input instanceof Request ? input.url : input).includes('/state')
          ? String(input).replace(serverUrl(), line.url)
          : input,
        init,
      ),
  })
  const room = tutti.openRoom(id)
  ends.push(() => room.close())
  await vi.waitFor(() => expect(room.synced).toBe(true), { timeout: 15_000 })
  expect(room.doc.getText('content').toString()).toBe(text)
  expect(line.states).toHaveLength(4)
  expect(line.states[0]).toBe('200')
  for (const state of line.states.slice(1)) expect(state).toMatch(/^206 bytes=\d+-$/)
  await vi.waitFor(() => expect(room.saveState).toBe('saved'), { timeout: 5_000 })
})

it('[R3] two people write in a large document', async () => {
  const ada = await register('Ada')
  const { id } = await newDocument(ada, 'x'.repeat(600_000))
  const open = async () => {
    const room = ada.tutti.openRoom(id)
    ends.push(() => room.close())
    await vi.waitFor(() => expect(room.synced).toBe(true), { timeout: 15_000 })
    return room
  }
  const [one, two] = [await open(), await open()]
  one.doc.getText('content').insert(0, 'one ')
  two.doc.getText('content').insert(0, 'two ')
  await vi.waitFor(() => {
    expect(one.doc.getText('content').length).toBe(600_008)
    expect(two.doc.getText('content').toString()).toBe(one.doc.getText('content').toString())
  })
  expect(one.doc.store.pendingStructs).toBeNull()
  const three = await open()
  expect(three.doc.getText('content').toString()).toBe(one.doc.getText('content').toString())
  expect(Y.encodeStateVector(three.doc)).toEqual(Y.encodeStateVector(one.doc))
})

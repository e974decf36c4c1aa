import { bodyOf } from './api/http'
import { createTransportChoice, type Transport } from './connection/transport'
import { Room } from './room'
import { RoomCore } from './room-core'
import type { RoomOptions } from './room-types'
import { createTuttiHttp, settled, type TuttiHttp, type TuttiOptions } from './tutti-http'

/** A client of one server. */
export type Tutti = TuttiHttp & {
  /** Opens a document and connects; close the room when done with it. */
  openRoom(documentId: string, options?: RoomOptions): Room
}

/** Makes a client; nothing is asked of the server before it is used. */
export const createTutti = (options: TuttiOptions = {}): Tutti => withRooms(createTuttiHttp(options), options)

/** Makes a client without rooms whole; `options` are those it was made with. */
export const withRooms = (http: TuttiHttp, options: TuttiOptions = {}): Tutti => {
  const { baseUrl, prefix, auth, clock, ask } = settled(options)
  const device = options.device ?? http.device
  const { api, session } = http

  const choice = createTransportChoice()

  const addressOf = async (
    transport: Transport,
    documentId: string,
    branch: string,
    epoch: string | undefined,
    after: number | undefined,
  ): Promise<string> => {
    const query = new URLSearchParams({ branch })
    if (epoch !== undefined) query.set('epoch', epoch)
    if (after !== undefined) query.set('after', String(after))
    if (auth.kind === 'token') {
      const body = { document_id: documentId, branch }
      query.set('ticket', (await bodyOf(api.POST('/api/collaboration/tickets', { body }))).ticket)
    }
    const document = `documents/${encodeURIComponent(documentId)}`
    if (transport === 'websocket') return `${baseUrl.replace(/^http/, 'ws')}${prefix}/ws/${document}?${query}`
    query.set('protocol', 'tutti.v1')
    return `${baseUrl}${prefix}/${document}/stream?${query}`
  }
  const askAsOneself = async (url: string, init: RequestInit): Promise<Response> =>
    ask(url, {
      ...init,
      headers: {
        ...init.headers,
        ...(auth.kind === 'token' && { authorization: `Bearer ${await auth.getToken()}` }),
      },
      credentials: auth.kind === 'cookie' ? 'same-origin' : 'omit',
    })
  const fetchState = (
    documentId: string,
    branch: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Response> =>
    askAsOneself(
      `${baseUrl}${prefix}/documents/${encodeURIComponent(documentId)}/state?${new URLSearchParams({ branch })}`,
      // whoever resumes must not be given a part of something older from a cache
      { headers, cache: 'no-store', signal },
    )
  const who = async (): Promise<string | undefined> =>
    (session.user ?? (await session.restore().catch(() => undefined)))?.id
  return {
    ...http,
    openRoom: (documentId, roomOptions = {}) => {
      const branch = roomOptions.branch ?? 'main'
      const core = new RoomCore(
        {
          address: (transport, epoch, after) => addressOf(transport, documentId, branch, epoch, after),
          ask: askAsOneself,
          choice,
          // a token is asked for anew with every ticket; with a cookie only the server knows whether it still holds
          renew: async () => auth.kind === 'token' || (await session.restore()) !== undefined,
          otherPerson: () => void session.restore().catch(() => undefined),
          fetchState: (headers, signal) => fetchState(documentId, branch, headers, signal),
          WebSocket: options.WebSocket ?? WebSocket,
          clock,
          ...(device && (roomOptions.offline ?? true) && { copy: { device, documentId, branch, who } }),
        },
        roomOptions,
      )
      // whoever is let in can reach the server: what waits need not wait longer
      core.events.on('status', ({ state }) => {
        if (state === 'connected' && http.queue.items.length > 0) void http.queue.run()
      })
      core.start()
      return new Room(core, documentId, branch)
    },
  }
}

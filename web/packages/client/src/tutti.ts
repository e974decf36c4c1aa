import { type Api, bodyOf, createApi, defaultPrefix } from './api/http'
import type { Auth } from './auth'
import { type Clock, systemClock } from './clock'
import type { WebSocketClass } from './connection/socket'
import { type Account, createAccount } from './features/account'
import { type Activity, createActivity } from './features/activity'
import { type Audit, createAudit } from './features/audit'
import { createDocuments, type Documents } from './features/documents'
import { createFolders, type Folders } from './features/folders'
import { createInvitations, type Invitations } from './features/invitations'
import { createMembers, type Members } from './features/members'
import { createShares, type Shares } from './features/shares'
import { createWorkspaces, type Workspaces } from './features/workspaces'
import { Room } from './room'
import { RoomCore } from './room-core'
import type { RoomOptions } from './room-types'
import { createSession, type Session } from './session'

/** Everything has a default that suits a page served by the same host. */
export type TuttiOptions = {
  /** Scheme, host and port of the server; default the page's own. */
  baseUrl?: string
  /** Where the server's routes are; default `/api/collaboration`. */
  prefix?: string
  /** Default: the session cookie. */
  auth?: Auth
  fetch?: typeof fetch
  WebSocket?: WebSocketClass
  clock?: Clock
}

/** A client of one server. */
export type Tutti = {
  /** The typed HTTP interface, for what has no function here. */
  readonly api: Api
  readonly session: Session
  readonly account: Account
  readonly workspaces: Workspaces
  readonly members: Members
  readonly folders: Folders
  readonly documents: Documents
  readonly invitations: Invitations
  readonly shares: Shares
  readonly activity: Activity
  readonly audit: Audit
  /** Opens a document and connects; close the room when done with it. */
  openRoom(documentId: string, options?: RoomOptions): Room
}

const pageOrigin = (): string => (typeof location === 'undefined' ? '' : location.origin)

/** Makes a client; nothing is asked of the server before it is used. */
export const createTutti = (options: TuttiOptions = {}): Tutti => {
  const baseUrl = (options.baseUrl ?? pageOrigin()).replace(/\/$/, '')
  const prefix = options.prefix ?? defaultPrefix
  const auth: Auth = options.auth ?? { kind: 'cookie' }
  const clock = options.clock ?? systemClock
  // looked up at each call, so that a page may replace it later
  const ask: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init))
  const api = createApi({ baseUrl, prefix, auth, fetch: ask })
  const session = createSession(api)

  const addressOf = async (
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
    const path = `${prefix}/ws/documents/${encodeURIComponent(documentId)}`
    return `${baseUrl.replace(/^http/, 'ws')}${path}?${query}`
  }
  const fetchState = async (
    documentId: string,
    branch: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Response> => {
    const bearer = auth.kind === 'token' ? { authorization: `Bearer ${await auth.getToken()}` } : {}
    const path = `${prefix}/documents/${encodeURIComponent(documentId)}/state`
    return ask(`${baseUrl}${path}?${new URLSearchParams({ branch })}`, {
      headers: { ...headers, ...bearer },
      credentials: auth.kind === 'cookie' ? 'same-origin' : 'omit',
      // whoever resumes must not be given a part of something older from a cache
      cache: 'no-store',
      signal,
    })
  }
  return {
    api,
    session,
    account: createAccount(api),
    workspaces: createWorkspaces(api),
    members: createMembers(api),
    folders: createFolders(api),
    documents: createDocuments(api),
    invitations: createInvitations(api),
    // with a token the application takes the guest's tokens from the answer
    shares: createShares(api, async () => auth.kind === 'cookie' && session.restore()),
    activity: createActivity(api),
    audit: createAudit(api, path => `${baseUrl}${prefix}${path}`),
    openRoom: (documentId, roomOptions = {}) => {
      const branch = roomOptions.branch ?? 'main'
      const core = new RoomCore(
        {
          address: (epoch, after) => addressOf(documentId, branch, epoch, after),
          // a token is asked for anew with every ticket; with a cookie only the server knows whether it still holds
          renew: async () => auth.kind === 'token' || (await session.restore()) !== undefined,
          otherPerson: () => void session.restore().catch(() => undefined),
          fetchState: (headers, signal) => fetchState(documentId, branch, headers, signal),
          WebSocket: options.WebSocket ?? WebSocket,
          clock,
        },
        roomOptions,
      )
      core.connection.start()
      return new Room(core, documentId, branch)
    },
  }
}

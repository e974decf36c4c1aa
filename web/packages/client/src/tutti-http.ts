import { type Api, createApi, defaultPrefix } from './api/http'
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

/** A client of one server without rooms: everything that goes over HTTP. */
export type TuttiHttp = {
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
}

const pageOrigin = (): string => (typeof location === 'undefined' ? '' : location.origin)

/** The options with what is meant where nothing is said. */
export const settled = (
  options: TuttiOptions,
): { baseUrl: string; prefix: string; auth: Auth; clock: Clock; ask: typeof fetch } => ({
  baseUrl: (options.baseUrl ?? pageOrigin()).replace(/\/$/, ''),
  prefix: options.prefix ?? defaultPrefix,
  auth: options.auth ?? { kind: 'cookie' },
  clock: options.clock ?? systemClock,
  // looked up at each call, so that a page may replace it later
  ask: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
})

/**
 * Makes a client without rooms, a fraction of the whole one's weight: for a page that opens no document yet. `withRooms`
 * makes it whole.
 */
export const createTuttiHttp = (options: TuttiOptions = {}): TuttiHttp => {
  const { baseUrl, prefix, auth, ask } = settled(options)
  const api = createApi({ baseUrl, prefix, auth, fetch: ask })
  const session = createSession(api)
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
  }
}

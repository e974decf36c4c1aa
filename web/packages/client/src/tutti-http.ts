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
import { createLiveSessions, type LiveSessions } from './features/live-sessions'
import { createLocks, type Locks } from './features/locks'
import { createMembers, type Members } from './features/members'
import { createWhoIsThere, type WhoIsThere } from './features/presence'
import { createShares, type Shares } from './features/shares'
import { createWorkspaces, type Workspaces } from './features/workspaces'
import { type ActionQueue, createActionQueue } from './offline/action-queue'
import { inMemory, onDevice } from './offline/action-store'
import type { Device } from './offline/device'
import { type LaterActions, laterActions } from './offline/later-actions'
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
  /** Keeps documents, and actions that wait, on this device: `openDevice()`. Default: nothing is kept. */
  device?: Device
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
  /** Leading people through a document together. */
  readonly liveSessions: LiveSessions
  /** Holding places of a document, so that nobody else edits them. */
  readonly locks: Locks
  /** Who is where, without a room. */
  readonly presence: WhoIsThere
  readonly activity: Activity
  readonly audit: Audit
  /** Actions that are done when the server can be reached again. */
  readonly queue: ActionQueue<LaterActions>
  /** What is kept on this device, when the client was made with one. */
  readonly device: Device | undefined
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
  const { baseUrl, prefix, auth, ask, clock } = settled(options)
  const { device } = options
  const api = createApi({ baseUrl, prefix, auth, fetch: ask })
  const session = createSession(api, device, clock)
  const queue = createActionQueue({
    actions: laterActions(api),
    store: device ? onDevice(device) : inMemory(),
    clock,
    person: () => session.user?.id,
  })
  // what an earlier window left goes out when its person is here again
  session.subscribe(() => void queue.run())
  return {
    queue,
    device,
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
    liveSessions: createLiveSessions(api),
    locks: createLocks(api),
    presence: createWhoIsThere(api),
    activity: createActivity(api),
    audit: createAudit(api, path => `${baseUrl}${prefix}${path}`),
  }
}

import { type Api, bodyOf, done } from '../api/http'
import { type Lock, type LockRange, readLock } from '../locks/lock'

/** What to hold, why and for how long. */
export type LockInput = {
  /** `document`, what the kind calls its things (`node`, `edge`, `step`, `file`), `path`, or `range`. */
  type: string
  /** The id of the thing, or a JSON pointer for `path` and `range`; of no meaning for `document`. */
  id?: string
  range?: LockRange
  /** At most 200 characters. */
  reason?: string
  /** In seconds, up to a day; default half an hour. */
  ttl?: number
  /** Takes it from whoever holds it: for those who administer, who lead the session, or whose role is above the holder's. */
  takeOver?: boolean
}

/**
 * Locks of documents. The room tells who holds what (`room.locks`); everything may fail with a `TuttiError`, with the code
 * `LOCKED` when somebody else holds it.
 */
export type Locks = {
  /** Those that hold now; times by the server's clock. */
  list(documentId: string): Promise<Lock[]>
  /** Holds a place; what one holds already is renewed. Answers its id. */
  acquire(documentId: string, input: LockInput): Promise<string>
  /** Holds it for longer: for `ttl` seconds from now, or as long as it was asked for. */
  renew(documentId: string, lockId: string, ttl?: number): Promise<void>
  /** Gives it back; those who administer or lead the session may give back what others hold. */
  release(documentId: string, lockId: string): Promise<void>
  /** Asks for it: the holder is told, and oneself when it is free. */
  wait(documentId: string, lockId: string): Promise<void>
  stopWaiting(documentId: string, lockId: string): Promise<void>
}

const all = '/api/collaboration/documents/{document_id}/locks'
const one = `${all}/{lock_id}`

const at = (documentId: string) => ({ params: { path: { document_id: documentId } } })
const atLock = (documentId: string, lockId: string) => ({
  params: { path: { document_id: documentId, lock_id: lockId } },
})

/** Binds the functions to a client. */
export const createLocks = (api: Api): Locks => ({
  list: async documentId => {
    // there are never so many that they take a second page
    const { items } = await bodyOf(api.GET(all, at(documentId)))
    return items.flatMap(each => readLock(each) ?? [])
  },
  acquire: async (documentId, { type, id, range, reason, ttl, takeOver }) => {
    const body = {
      resource_type: type,
      ...(id !== undefined && { resource_id: id }),
      ...(range && { range }),
      ...(reason && { reason }),
      ...(ttl !== undefined && { ttl }),
      ...(takeOver && { take_over: true }),
    }
    return (await bodyOf(api.POST(all, { ...at(documentId), body }))).id
  },
  renew: (documentId, lockId, ttl) =>
    done(api.PATCH(one, { ...atLock(documentId, lockId), body: ttl === undefined ? {} : { ttl } })),
  release: (documentId, lockId) => done(api.DELETE(one, atLock(documentId, lockId))),
  wait: (documentId, lockId) => done(api.POST(`${one}/wait`, atLock(documentId, lockId))),
  stopWaiting: (documentId, lockId) => done(api.DELETE(`${one}/wait`, atLock(documentId, lockId))),
})

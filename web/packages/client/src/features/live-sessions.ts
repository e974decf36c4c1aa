import { type Api, done } from '../api/http'
import { loose } from '../api/loose'
import type { SessionMode } from '../live/session-state'

/** How people write together, and how many may be here; null for any number. */
export type SessionInput = { mode?: SessionMode; maxUsers?: number | null }

/**
 * Live sessions of documents. What comes of it is told by the room (`room.session`), so the functions give nothing back;
 * everything may fail with a `TuttiError`, such as `NOT_YOUR_TURN`, `SESSION_FULL`, `SESSION_ENDED`.
 */
export type LiveSessions = {
  /** Starts a session and leads it; where one is live already, takes part in it. */
  start(documentId: string, input?: SessionInput): Promise<void>
  /** For whoever leads, or administers the document. */
  change(documentId: string, input: SessionInput): Promise<void>
  /** Ends it for everyone. */
  end(documentId: string): Promise<void>
  /** Hands the lead over. */
  handOver(documentId: string, personId: string): Promise<void>
  /** Puts someone out until the session is over. */
  remove(documentId: string, personId: string): Promise<void>
  /** Gets the turn when it is free, and a place in the queue when it is not. */
  askForTurn(documentId: string): Promise<void>
  /** Leaves the queue. */
  stopAsking(documentId: string): Promise<void>
  /** Gives the turn to someone, or to the first in the queue. */
  passTurn(documentId: string, to?: string): Promise<void>
  /** Asks everyone to look where one looks. */
  bringToMe(documentId: string): Promise<void>
}

const base = '/api/collaboration/documents/{document_id}/session'

const bodyFrom = ({ mode, maxUsers }: SessionInput) => ({
  ...(mode !== undefined && { mode }),
  ...(maxUsers !== undefined && { max_users: maxUsers }),
})

/** Binds the functions to a client. */
export const createLiveSessions = (api: Api): LiveSessions => {
  const ask = loose(api)
  const at = (document_id: string, path: object = {}) => ({ params: { path: { document_id, ...path } } })
  return {
    start: (id, input = {}) => done(ask.POST(base, { ...at(id), body: bodyFrom(input) })),
    change: (id, input) => done(ask.PATCH(base, { ...at(id), body: bodyFrom(input) })),
    end: id => done(ask.DELETE(base, at(id))),
    handOver: (id, person_id) => done(ask.POST(`${base}/host`, { ...at(id), body: { person_id } })),
    remove: (id, person_id) => done(ask.DELETE(`${base}/participants/{person_id}`, at(id, { person_id }))),
    askForTurn: id => done(ask.POST(`${base}/turn/request`, { ...at(id), body: {} })),
    stopAsking: id => done(ask.POST(`${base}/turn/cancel`, { ...at(id), body: {} })),
    passTurn: (id, to) => done(ask.POST(`${base}/turn/pass`, { ...at(id), body: to ? { to } : {} })),
    bringToMe: id => done(ask.POST(`${base}/bring-to-me`, { ...at(id), body: {} })),
  }
}

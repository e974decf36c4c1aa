import { type Api, allPages, bodyOf, done, type Page } from '../api/http'
import { loose } from '../api/loose'
import type { DocumentPeople, NewShare, Share, ShareAccess, ShareLink } from '../api/types'

/** A new link to one document. */
export type ShareInput = {
  access: ShareAccess
  /** Whether those who come by it may make links of their own, no stronger than this one. */
  may_share?: boolean
  label?: string
  /** RFC 3339; without it the link does not expire. */
  expires_at?: string
  /** How many people may come by it, 1 to 10,000; without it everyone who has it. */
  uses?: number
}

/** Links to single documents and who came by them; everything may fail with a `TuttiError`. */
export type Shares = {
  create(documentId: string, input: ShareInput): Promise<NewShare>
  list(documentId: string): Promise<Share[]>
  /** Ends the link and the rights of everyone who came by it, at once. */
  revoke(documentId: string, shareId: string): Promise<void>
  /** What the holder of a link may know before opening it; needs no sign-in. See `session.enterByLink`. */
  get(token: string): Promise<ShareLink>
  /** Who may open a document: members of its workspace and those who came by a link. */
  people(documentId: string): Promise<DocumentPeople>
  /** Ends the rights someone has by links. */
  removePerson(documentId: string, personId: string): Promise<void>
}

const one = '/api/collaboration/documents/{document_id}'

/** Binds the functions to a client. */
export const createShares = (api: Api): Shares => {
  const { GET, POST, DELETE } = loose(api)
  const of = (documentId: string, more: object = {}) => ({ path: { document_id: documentId, ...more } })
  return {
    create: (documentId, body) => bodyOf(POST<NewShare>(`${one}/shares`, { params: of(documentId), body })),
    list: documentId =>
      allPages(after =>
        bodyOf(
          GET<Page<Share>>(`${one}/shares`, {
            params: { ...of(documentId), query: after ? { after } : {} },
          }),
        ),
      ),
    revoke: (documentId, shareId) =>
      done(DELETE(`${one}/shares/{share_id}`, { params: of(documentId, { share_id: shareId }) })),
    get: token =>
      bodyOf(GET<ShareLink>('/api/collaboration/share-links/{token}', { params: { path: { token } } })),
    people: documentId => bodyOf(GET<DocumentPeople>(`${one}/people`, { params: of(documentId) })),
    removePerson: (documentId, personId) =>
      done(DELETE(`${one}/people/{person_id}`, { params: of(documentId, { person_id: personId }) })),
  }
}

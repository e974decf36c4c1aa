import { type Api, allPages, bodyOf, done } from '../api/http'
import type {
  DocumentMember,
  LinkGuest,
  NewShare,
  RedeemedShare,
  Share,
  ShareAccess,
  ShareLink,
} from '../api/types'

/** A new link: what it gives, for how long, how often; for ever and as often as one likes unless said otherwise. */
export type ShareInput = {
  access: ShareAccess
  /** Whether who comes by it may make links too, no stronger than this one. */
  may_share?: boolean
  label?: string
  expires_in_hours?: number
  /** Instead of hours: a time, as ISO 8601. */
  expires_at?: string
  uses?: number
}

/** Who can open a document. */
export type DocumentPeople = {
  /** The first fifty, the strongest roles first. */
  members: DocumentMember[]
  member_count: number
  /** Who came by links. */
  guests: LinkGuest[]
}

/** Links to one document and who came by them; everything may fail with a `TuttiError`. */
export type Shares = {
  /** The only time the link's token and address are shown. */
  create(documentId: string, input: ShareInput): Promise<NewShare>
  /** The links that nobody took back; who came by a link sees their own only. */
  list(documentId: string): Promise<Share[]>
  /** Ends a link, those made under it, and what they gave, in open documents too. */
  revoke(documentId: string, shareId: string): Promise<void>
  people(documentId: string): Promise<DocumentPeople>
  /** Puts out somebody who came by links. */
  removeGuest(documentId: string, personId: string): Promise<void>
  /** What the holder of a link may know before coming in; needs no sign-in. */
  get(token: string): Promise<ShareLink>
  /** Comes in: as who one is, or, when nobody is signed in, as a new guest with this name. */
  redeem(token: string, input?: { name?: string }): Promise<RedeemedShare>
}

const links = '/api/collaboration/documents/{document_id}/shares'
const people = '/api/collaboration/documents/{document_id}/people'
const link = '/api/collaboration/share-links/{token}'

/** Binds the functions to a client; `becameGuest` is told when redeeming has signed somebody in. */
export const createShares = (api: Api, becameGuest: () => Promise<unknown>): Shares => ({
  create: (documentId, input) =>
    bodyOf(api.POST(links, { params: { path: { document_id: documentId } }, body: input })),
  list: documentId =>
    allPages(after =>
      bodyOf(
        api.GET(links, { params: { path: { document_id: documentId }, query: after ? { after } : {} } }),
      ),
    ),
  revoke: (documentId, shareId) =>
    done(
      api.DELETE(`${links}/{share_id}`, {
        params: { path: { document_id: documentId, share_id: shareId } },
      }),
    ),
  people: async documentId => {
    let members: DocumentMember[] = []
    let memberCount = 0
    const guests = await allPages(async after => {
      const query = after ? { after } : {}
      const page = await bodyOf(api.GET(people, { params: { path: { document_id: documentId }, query } }))
      members = page.members
      memberCount = page.member_count
      return page
    })
    return { members, member_count: memberCount, guests }
  },
  removeGuest: (documentId, personId) =>
    done(
      api.DELETE(`${people}/{person_id}`, {
        params: { path: { document_id: documentId, person_id: personId } },
      }),
    ),
  get: token => bodyOf(api.GET(link, { params: { path: { token } } })),
  redeem: async (token, input = {}) => {
    const answer = await bodyOf(api.POST(link, { params: { path: { token } }, body: input }))
    if (answer.user) await becameGuest()
    return answer
  },
})

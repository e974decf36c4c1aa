import { type Api, allPages, bodyOf, done, type Page } from '../api/http'
import type { Invitation, InvitationPreview, SentInvitation } from '../api/types'

/** A new invitation: a link, and with an address a message too. */
export type InvitationInput = {
  role: string
  email?: string
  /** A few words to go with it. */
  message?: string
  /** 7 unless said otherwise. */
  expires_in_days?: number
}

/** Invitations into a workspace; everything may fail with a `TuttiError`. */
export type Invitations = {
  /** The only time the link's token and address are shown. */
  create(workspaceId: string, input: InvitationInput): Promise<Invitation>
  /** All, newest first, or only those that still wait for an answer. */
  list(workspaceId: string, filter?: { state?: 'open' }): Promise<SentInvitation[]>
  /** A page of them, newest first. */
  page(workspaceId: string, filter?: { limit?: number; after?: string }): Promise<Page<SentInvitation>>
  /** Takes it back. */
  revoke(workspaceId: string, invitationId: string): Promise<void>
  /** A new link, the old one being dead; mailed again when it was mailed. */
  resend(workspaceId: string, invitationId: string): Promise<Invitation>
  /** What the holder of a link may know before joining; needs no sign-in. */
  get(token: string): Promise<InvitationPreview>
  /** Joins the workspace. */
  accept(token: string): Promise<{ workspace_id: string; role: string }>
  /** Says no. */
  decline(token: string): Promise<void>
}

const all = '/api/collaboration/workspaces/{workspace_id}/invitations'
const one = `${all}/{invitation_id}` as const
const held = '/api/collaboration/invitations/{token}'

/** Binds the functions to a client. */
export const createInvitations = (api: Api): Invitations => ({
  create: (workspaceId, input) =>
    bodyOf(
      api.POST(all, {
        params: { path: { workspace_id: workspaceId } },
        // the server judges the role: it may be newer than this client
        body: { ...input, role: input.role as Invitation['role'] },
      }),
    ),
  list: (workspaceId, filter = {}) =>
    allPages(after =>
      bodyOf(
        api.GET(all, {
          params: { path: { workspace_id: workspaceId }, query: after ? { ...filter, after } : filter },
        }),
      ),
    ),
  page: (workspaceId, filter = {}) =>
    bodyOf(api.GET(all, { params: { path: { workspace_id: workspaceId }, query: filter } })),
  revoke: (workspaceId, invitationId) =>
    done(api.DELETE(one, { params: { path: { workspace_id: workspaceId, invitation_id: invitationId } } })),
  resend: (workspaceId, invitationId) =>
    bodyOf(
      api.POST(`${one}/resend`, {
        params: { path: { workspace_id: workspaceId, invitation_id: invitationId } },
        body: {},
      }),
    ),
  get: token => bodyOf(api.GET(held, { params: { path: { token } } })),
  accept: token => bodyOf(api.POST(`${held}/accept`, { params: { path: { token } } })),
  decline: token => done(api.POST(`${held}/decline`, { params: { path: { token } } })),
})

import { type Api, bodyOf, done, type Page } from '../api/http'
import { loose } from '../api/loose'
import type { Invitation, InvitationPreview, MemberRole, SentInvitation } from '../api/types'

/** A new invitation: with `email` a message is sent there, without it only the link is made; 7 days unless said. */
export type NewInvitation = {
  role: string
  email?: string
  /** Said to the person invited, up to 500 characters. */
  message?: string
  expires_in_days?: number
}

/** Invitations into a workspace; everything may fail with a `TuttiError`. */
export type Invitations = {
  create(workspaceId: string, input: NewInvitation): Promise<Invitation>
  /** The ones made so far, newest first. */
  page(workspaceId: string, filter?: { limit?: number; after?: string }): Promise<Page<SentInvitation>>
  /** Makes the link useless. */
  revoke(workspaceId: string, invitationId: string): Promise<void>
  /** A new link (the old one is dead), sent again where there is an address. */
  resend(workspaceId: string, invitationId: string): Promise<Invitation>
  /** What the holder of a link may know before joining; needs no sign-in. */
  get(token: string): Promise<InvitationPreview>
  /** Joins the workspace. */
  accept(token: string): Promise<{ workspace_id: string; role: string }>
  /** Says no; the link is dead. */
  decline(token: string): Promise<void>
}

const all = '/api/collaboration/workspaces/{workspace_id}/invitations'
const one = '/api/collaboration/workspaces/{workspace_id}/invitations/{invitation_id}'
const held = '/api/collaboration/invitations/{token}'

/** Binds the functions to a client. */
export const createInvitations = (api: Api): Invitations => ({
  create: (workspaceId, input) =>
    bodyOf(
      api.POST(all, {
        params: { path: { workspace_id: workspaceId } },
        // the server judges the role: it may be newer than this client
        body: { ...input, role: input.role as MemberRole },
      }),
    ),
  page: (workspaceId, filter = {}) =>
    bodyOf(
      loose(api).GET<Page<SentInvitation>>(all, {
        params: { path: { workspace_id: workspaceId }, query: filter },
      }),
    ),
  revoke: (workspaceId, invitationId) =>
    done(
      loose(api).DELETE(one, {
        params: { path: { workspace_id: workspaceId, invitation_id: invitationId } },
      }),
    ),
  resend: (workspaceId, invitationId) =>
    bodyOf(
      loose(api).POST<Invitation>(`${one}/resend`, {
        params: { path: { workspace_id: workspaceId, invitation_id: invitationId } },
      }),
    ),
  get: token => bodyOf(api.GET(held, { params: { path: { token } } })),
  accept: token =>
    bodyOf(api.POST('/api/collaboration/invitations/{token}/accept', { params: { path: { token } } })),
  decline: token => done(loose(api).POST(`${held}/decline`, { params: { path: { token } } })),
})

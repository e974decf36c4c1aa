import { type Api, bodyOf } from '../api/http'
import type { Invitation, InvitationPreview } from '../api/types'

/** Invitations into a workspace; everything may fail with a `TuttiError`. */
export type Invitations = {
  /** Makes a link; 7 days unless said otherwise. */
  create(workspaceId: string, input: { role: string; expires_in_days?: number }): Promise<Invitation>
  /** What the holder of a link may know before joining; needs no sign-in. */
  get(token: string): Promise<InvitationPreview>
  /** Joins the workspace. */
  accept(token: string): Promise<{ workspace_id: string; role: string }>
}

/** Binds the functions to a client. */
export const createInvitations = (api: Api): Invitations => ({
  create: (workspaceId, input) =>
    bodyOf(
      api.POST('/api/collaboration/workspaces/{workspace_id}/invitations', {
        params: { path: { workspace_id: workspaceId } },
        // the server judges the role: it may be newer than this client
        body: { ...input, role: input.role as Invitation['role'] },
      }),
    ),
  get: token => bodyOf(api.GET('/api/collaboration/invitations/{token}', { params: { path: { token } } })),
  accept: token =>
    bodyOf(api.POST('/api/collaboration/invitations/{token}/accept', { params: { path: { token } } })),
})

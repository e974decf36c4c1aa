import { type Api, bodyOf, done, type Page } from '../api/http'
import { loose } from '../api/loose'
import type { Member, MemberRole } from '../api/types'

/** Which members; `after` is the `next` of the page before. */
export type MemberFilter = { query?: string; limit?: number; after?: string }

/** The people of a workspace; everything may fail with a `TuttiError`. */
export type Members = {
  /** A page of them. */
  page(workspaceId: string, filter?: MemberFilter): Promise<Page<Member>>
  /** Gives someone below one's own role another role up to one's own. */
  changeRole(workspaceId: string, personId: string, role: MemberRole): Promise<void>
  /** Takes someone below one's own role out, from open documents too. */
  remove(workspaceId: string, personId: string): Promise<void>
}

const all = '/api/collaboration/workspaces/{workspace_id}/members'
const one = '/api/collaboration/workspaces/{workspace_id}/members/{person_id}'

/** Binds the functions to a client. */
export const createMembers = (api: Api): Members => ({
  page: (workspaceId, filter = {}) =>
    bodyOf(
      loose(api).GET<Page<Member>>(all, { params: { path: { workspace_id: workspaceId }, query: filter } }),
    ),
  changeRole: (workspaceId, personId, role) =>
    done(
      loose(api).PATCH(one, {
        params: { path: { workspace_id: workspaceId, person_id: personId } },
        body: { role },
      }),
    ),
  remove: (workspaceId, personId) =>
    done(loose(api).DELETE(one, { params: { path: { workspace_id: workspaceId, person_id: personId } } })),
})

import { type Api, bodyOf, done, type Page } from '../api/http'
import type { Member, Person } from '../api/types'

/** Which members are asked for: `query` is how words of the name begin, `after` the `next` of the page before. */
export type MemberQuery = { query?: string; limit?: number; after?: string }

/** Who is in a workspace; everything may fail with a `TuttiError`. */
export type Members = {
  /** A page of members, by name. */
  list(workspaceId: string, query?: MemberQuery): Promise<Page<Member>>
  /** Gives a member another role; for people below one's own. */
  changeRole(workspaceId: string, personId: string, role: string): Promise<Member>
  /** Takes someone out of the workspace, and away from everything in it. */
  remove(workspaceId: string, personId: string): Promise<void>
  /** Leaves; the owner has to hand the workspace over first. */
  leave(workspaceId: string): Promise<void>
  /** Makes another member the owner; the old one stays as an admin. */
  handOver(workspaceId: string, personId: string): Promise<Member>
  /** People one shares a workspace with whose names have words that begin so, for completion. */
  find(query: string, options?: { workspaceId?: string; limit?: number }): Promise<Person[]>
}

const one = '/api/collaboration/workspaces/{workspace_id}'
const member = `${one}/members/{person_id}` as const

/** Binds the functions to a client. */
export const createMembers = (api: Api): Members => ({
  list: (workspaceId, query = {}) =>
    bodyOf(api.GET(`${one}/members`, { params: { path: { workspace_id: workspaceId }, query } })),
  changeRole: (workspaceId, personId, role) =>
    bodyOf(
      api.PATCH(member, {
        params: { path: { workspace_id: workspaceId, person_id: personId } },
        // the server judges the role: it may be newer than this client
        body: { role: role as Member['role'] },
      }),
    ),
  remove: (workspaceId, personId) =>
    done(api.DELETE(member, { params: { path: { workspace_id: workspaceId, person_id: personId } } })),
  leave: workspaceId => done(api.POST(`${one}/leave`, { params: { path: { workspace_id: workspaceId } } })),
  handOver: (workspaceId, personId) =>
    bodyOf(
      api.POST(`${one}/owner`, {
        params: { path: { workspace_id: workspaceId } },
        body: { person_id: personId },
      }),
    ),
  find: async (query, { workspaceId, limit } = {}) =>
    (
      await bodyOf(
        api.GET('/api/collaboration/users', {
          params: {
            query: { query, ...(workspaceId && { workspace_id: workspaceId }), ...(limit && { limit }) },
          },
        }),
      )
    ).items,
})

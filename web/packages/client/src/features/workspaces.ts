import { type Api, allPages, bodyOf, done } from '../api/http'
import type { Member, Workspace } from '../api/types'

/** Workspaces over HTTP; everything may fail with a `TuttiError`. */
export type Workspaces = {
  /** Every workspace one is in. */
  list(): Promise<Workspace[]>
  create(input: { name: string }): Promise<Workspace>
  rename(id: string, input: { name: string }): Promise<Workspace>
  /** Deletes it with all its documents. */
  remove(id: string): Promise<void>
  members(id: string): Promise<Member[]>
}

const one = '/api/collaboration/workspaces/{workspace_id}'

/** Binds the functions to a client. */
export const createWorkspaces = (api: Api): Workspaces => ({
  list: () =>
    allPages(after =>
      bodyOf(api.GET('/api/collaboration/workspaces', { params: { query: after ? { after } : {} } })),
    ),
  create: input => bodyOf(api.POST('/api/collaboration/workspaces', { body: input })),
  rename: (id, input) => bodyOf(api.PATCH(one, { params: { path: { workspace_id: id } }, body: input })),
  remove: id => done(api.DELETE(one, { params: { path: { workspace_id: id } } })),
  members: id =>
    allPages(after =>
      bodyOf(
        api.GET('/api/collaboration/workspaces/{workspace_id}/members', {
          params: { path: { workspace_id: id }, query: after ? { after } : {} },
        }),
      ),
    ),
})

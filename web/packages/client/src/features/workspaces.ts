import { type Api, allPages, bodyOf, done, type Page } from '../api/http'
import { loose } from '../api/loose'
import type { DeletedWorkspace, Member, Workspace, WorkspaceSettings } from '../api/types'

/** Workspaces over HTTP; everything may fail with a `TuttiError`. */
export type Workspaces = {
  /** Every workspace one is in. */
  list(): Promise<Workspace[]>
  get(id: string): Promise<Workspace>
  create(input: { name: string }): Promise<Workspace>
  rename(id: string, input: { name: string }): Promise<Workspace>
  /** Switches features on and off; what is not named stays. */
  changeSettings(id: string, changes: Partial<WorkspaceSettings>): Promise<Workspace>
  /** Deletes it with all its documents; its owner can restore it for 30 days. */
  remove(id: string): Promise<void>
  /** The ones one owned and can still restore. */
  deleted(): Promise<DeletedWorkspace[]>
  restore(id: string): Promise<Workspace>
  /** Goes out of it; the owner has to hand it over first. */
  leave(id: string): Promise<void>
  /** Makes a member the owner; the owner becomes an admin. */
  handOver(id: string, personId: string): Promise<void>
  /** Every member. */
  members(id: string): Promise<Member[]>
}

const all = '/api/collaboration/workspaces'
const one = '/api/collaboration/workspaces/{workspace_id}'
const at = (id: string): { path: { workspace_id: string } } => ({ path: { workspace_id: id } })

/** Binds the functions to a client. */
export const createWorkspaces = (api: Api): Workspaces => ({
  list: () =>
    allPages(after =>
      bodyOf(loose(api).GET<Page<Workspace>>(all, { params: { query: after ? { after } : {} } })),
    ),
  get: id => bodyOf(loose(api).GET<Workspace>(one, { params: at(id) })),
  create: input => bodyOf(loose(api).POST<Workspace>(all, { body: input })),
  rename: (id, input) => bodyOf(loose(api).PATCH<Workspace>(one, { params: at(id), body: input })),
  changeSettings: (id, changes) =>
    bodyOf(loose(api).PATCH<Workspace>(`${one}/settings`, { params: at(id), body: changes })),
  remove: id => done(api.DELETE(one, { params: at(id) })),
  deleted: () =>
    allPages(after =>
      bodyOf(
        loose(api).GET<Page<DeletedWorkspace>>(`${all}/deleted`, {
          params: { query: after ? { after } : {} },
        }),
      ),
    ),
  restore: id => bodyOf(loose(api).POST<Workspace>(`${one}/restore`, { params: at(id) })),
  leave: id => done(loose(api).POST(`${one}/leave`, { params: at(id) })),
  handOver: (id, personId) =>
    done(loose(api).POST(`${one}/owner`, { params: at(id), body: { person_id: personId } })),
  members: id =>
    allPages(after =>
      bodyOf(
        api.GET('/api/collaboration/workspaces/{workspace_id}/members', {
          params: { ...at(id), query: after ? { after } : {} },
        }),
      ),
    ),
})

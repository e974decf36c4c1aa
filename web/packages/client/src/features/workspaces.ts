import { type Api, allPages, bodyOf, done } from '../api/http'
import type { Workspace, WorkspaceSettings } from '../api/types'

/** Workspaces over HTTP; everything may fail with a `TuttiError`. */
export type Workspaces = {
  /** Every workspace one is in. */
  list(): Promise<Workspace[]>
  get(id: string): Promise<Workspace>
  create(input: { name: string }): Promise<Workspace>
  rename(id: string, input: { name: string }): Promise<Workspace>
  /** Switches features on and off; what is not named stays as it is. */
  changeSettings(id: string, settings: Partial<WorkspaceSettings>): Promise<Workspace>
  /** Deletes it with all its documents; its owner can bring it back for 30 days. */
  remove(id: string): Promise<void>
  /** Those one owned and deleted, while they can be brought back. */
  deleted(): Promise<Workspace[]>
  restore(id: string): Promise<Workspace>
}

const all = '/api/collaboration/workspaces'
const one = '/api/collaboration/workspaces/{workspace_id}'

/** Binds the functions to a client. */
export const createWorkspaces = (api: Api): Workspaces => {
  const at = (id: string) => ({ params: { path: { workspace_id: id } } })
  return {
    list: () =>
      allPages(after => bodyOf(api.GET(all, { params: { query: { limit: 200, ...(after && { after }) } } }))),
    get: id => bodyOf(api.GET(one, at(id))),
    create: input => bodyOf(api.POST(all, { body: input })),
    rename: (id, input) => bodyOf(api.PATCH(one, { ...at(id), body: input })),
    changeSettings: (id, settings) => bodyOf(api.PATCH(`${one}/settings`, { ...at(id), body: settings })),
    remove: id => done(api.DELETE(one, at(id))),
    deleted: () =>
      allPages(after => bodyOf(api.GET(`${all}/deleted`, { params: { query: after ? { after } : {} } }))),
    restore: id => bodyOf(api.POST(`${one}/restore`, at(id))),
  }
}

import { type Api, bodyOf, done } from '../api/http'
import type { Folder } from '../api/types'

/** Folders of a workspace; everything may fail with a `TuttiError`. */
export type Folders = {
  /** All of them, by name; `parent_id` says how they lie in each other. */
  list(workspaceId: string): Promise<Folder[]>
  /** Makes one; without a parent at the top. */
  create(workspaceId: string, input: { name: string; parent_id?: string }): Promise<Folder>
  rename(workspaceId: string, id: string, name: string): Promise<Folder>
  /** Puts it into another; null is the top. */
  move(workspaceId: string, id: string, parentId: string | null): Promise<Folder>
  /** Deletes it; what is in it goes one level higher. */
  remove(workspaceId: string, id: string): Promise<void>
}

const all = '/api/collaboration/workspaces/{workspace_id}/folders'
const one = `${all}/{folder_id}` as const

/** Binds the functions to a client. */
export const createFolders = (api: Api): Folders => {
  const at = (workspaceId: string, id: string) => ({
    params: { path: { workspace_id: workspaceId, folder_id: id } },
  })
  return {
    list: async workspaceId =>
      (await bodyOf(api.GET(all, { params: { path: { workspace_id: workspaceId } } }))).items,
    create: (workspaceId, input) =>
      bodyOf(api.POST(all, { params: { path: { workspace_id: workspaceId } }, body: input })),
    rename: (workspaceId, id, name) => bodyOf(api.PATCH(one, { ...at(workspaceId, id), body: { name } })),
    move: (workspaceId, id, parentId) =>
      bodyOf(api.PATCH(one, { ...at(workspaceId, id), body: { parent_id: parentId ?? 'root' } })),
    remove: (workspaceId, id) => done(api.DELETE(one, at(workspaceId, id))),
  }
}

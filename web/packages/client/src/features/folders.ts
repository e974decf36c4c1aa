import { type Api, allPages, bodyOf, done, type Page } from '../api/http'
import { loose } from '../api/loose'
import type { Folder } from '../api/types'

/** The folders of a workspace; everything may fail with a `TuttiError`. */
export type Folders = {
  /** Every folder of a workspace, whatever it lies in. */
  list(workspaceId: string): Promise<Folder[]>
  /** A new one; without `parent_id` at the top. */
  create(workspaceId: string, input: { name: string; parent_id?: string | null }): Promise<Folder>
  /** Renames or moves it; `parent_id` null is the top. */
  update(
    workspaceId: string,
    folderId: string,
    input: { name?: string; parent_id?: string | null },
  ): Promise<Folder>
  /** Deletes it; what is inside moves one level up. */
  remove(workspaceId: string, folderId: string): Promise<void>
}

const all = '/api/collaboration/workspaces/{workspace_id}/folders'
const one = '/api/collaboration/workspaces/{workspace_id}/folders/{folder_id}'

/** Binds the functions to a client. */
export const createFolders = (api: Api): Folders => ({
  list: workspaceId =>
    allPages(after =>
      bodyOf(
        loose(api).GET<Page<Folder>>(all, {
          params: { path: { workspace_id: workspaceId }, query: after ? { after } : {} },
        }),
      ),
    ),
  create: (workspaceId, input) =>
    bodyOf(loose(api).POST<Folder>(all, { params: { path: { workspace_id: workspaceId } }, body: input })),
  update: (workspaceId, folderId, input) =>
    bodyOf(
      loose(api).PATCH<Folder>(one, {
        params: { path: { workspace_id: workspaceId, folder_id: folderId } },
        body: input,
      }),
    ),
  remove: (workspaceId, folderId) =>
    done(loose(api).DELETE(one, { params: { path: { workspace_id: workspaceId, folder_id: folderId } } })),
})

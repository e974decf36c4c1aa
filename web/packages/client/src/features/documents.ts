import { type Api, allPages, bodyOf, done, type Page } from '../api/http'
import type { Document, DocumentKind } from '../api/types'

/** A new document: `content` is text for an artifact, JSON for the rest. A kind the server does not know is refused. */
export type NewDocument = {
  title: string
  kind: DocumentKind | (string & {})
  content?: unknown
  folder_id?: string
}

/**
 * Which documents of a workspace are asked for: `folderId` null is the top, not given all of them; `query` is how words
 * of the title begin; `after` the `next` of the page before.
 */
export type DocumentQuery = {
  folderId?: string | null
  query?: string
  kind?: DocumentKind
  sort?: 'updated' | 'title' | 'created'
  limit?: number
  after?: string
}

/** Which of everything one may see; `shared` are only those that one has by a link. */
export type RecentQuery = { query?: string; shared?: boolean; limit?: number; after?: string }

/** Documents over HTTP, without their content; everything may fail with a `TuttiError`. */
export type Documents = {
  /** Every document of a workspace, the last changed first; for large ones see `page`. */
  list(workspaceId: string): Promise<Document[]>
  /** A page of a workspace's documents. */
  page(workspaceId: string, query?: DocumentQuery): Promise<Page<Document>>
  /** A page of everything one may see in all workspaces, and by links, the last changed first. */
  recent(query?: RecentQuery): Promise<Page<Document>>
  /** A page of what was deleted from a workspace, the last first. */
  deleted(
    workspaceId: string,
    query?: { query?: string; limit?: number; after?: string },
  ): Promise<Page<Document>>
  create(workspaceId: string, input: NewDocument): Promise<Document>
  get(id: string): Promise<Document>
  rename(id: string, input: { title: string }): Promise<Document>
  /** Puts it into a folder of its workspace; null is the top. */
  move(id: string, folderId: string | null): Promise<Document>
  /** Deletes it for everyone; it can be brought back. */
  remove(id: string): Promise<void>
  restore(workspaceId: string, id: string): Promise<Document>
}

const inWorkspace = '/api/collaboration/workspaces/{workspace_id}/documents'
const all = '/api/collaboration/documents'
const one = '/api/collaboration/documents/{document_id}'

/** Binds the functions to a client. */
export const createDocuments = (api: Api): Documents => {
  const at = (id: string) => ({ params: { path: { document_id: id } } })
  const page: Documents['page'] = (workspaceId, { folderId, ...query } = {}) =>
    bodyOf(
      api.GET(inWorkspace, {
        params: {
          path: { workspace_id: workspaceId },
          query: { ...query, ...(folderId !== undefined && { folder_id: folderId ?? 'root' }) },
        },
      }),
    )
  return {
    list: workspaceId => allPages(after => page(workspaceId, { limit: 200, ...(after && { after }) })),
    page,
    recent: (query = {}) => bodyOf(api.GET(all, { params: { query } })),
    deleted: (workspaceId, query = {}) =>
      bodyOf(
        api.GET(inWorkspace, {
          params: { path: { workspace_id: workspaceId }, query: { ...query, deleted: true } },
        }),
      ),
    create: (workspaceId, input) =>
      bodyOf(
        api.POST(inWorkspace, {
          params: { path: { workspace_id: workspaceId } },
          // the server judges the kind: it may be newer than this client
          body: { ...input, kind: input.kind as DocumentKind },
        }),
      ),
    get: id => bodyOf(api.GET(one, at(id))),
    rename: (id, input) => bodyOf(api.PATCH(one, { ...at(id), body: input })),
    move: (id, folderId) =>
      bodyOf(api.POST(`${one}/move`, { ...at(id), body: { folder_id: folderId ?? 'root' } })),
    remove: id => done(api.DELETE(one, at(id))),
    restore: (workspaceId, id) =>
      bodyOf(
        api.POST(`${inWorkspace}/{document_id}/restore`, {
          params: { path: { workspace_id: workspaceId, document_id: id } },
        }),
      ),
  }
}

import { type Api, allPages, bodyOf, done, type Page } from '../api/http'
import { loose } from '../api/loose'
import type { Document, DocumentKind } from '../api/types'

/** A new document: `content` is text for an artifact, JSON for the rest. A kind the server does not know is refused. */
export type NewDocument = {
  title: string
  kind: DocumentKind | (string & {})
  content?: unknown
  folder_id?: string
}

/** Which documents of a workspace; `folder_id` may be `root`, `after` is the `next` of the page before. */
export type DocumentFilter = {
  folder_id?: string
  query?: string
  kind?: string
  sort?: 'updated' | 'title' | 'created'
  deleted?: boolean
  limit?: number
  after?: string
}

/** Which documents of all one may see; `shared` are those of workspaces one is not in. */
export type RecentFilter = { query?: string; shared?: boolean; limit?: number; after?: string }

/** Documents over HTTP, without their content; everything may fail with a `TuttiError`. */
export type Documents = {
  /** Every document of a workspace. */
  list(workspaceId: string): Promise<Document[]>
  /** A page of a workspace's documents. */
  page(workspaceId: string, filter?: DocumentFilter): Promise<Page<Document>>
  /** Everything one may see, also by a link, last changed first. */
  recent(filter?: RecentFilter): Promise<Page<Document>>
  create(workspaceId: string, input: NewDocument): Promise<Document>
  get(id: string): Promise<Document>
  rename(id: string, input: { title: string }): Promise<Document>
  /** Puts it into a folder of its workspace, or with null at the top. */
  move(id: string, folderId: string | null): Promise<Document>
  /** Deletes it for everyone; it can be restored. */
  remove(id: string): Promise<void>
  /** Takes it back out of the trash. */
  restore(workspaceId: string, id: string): Promise<Document>
}

const inWorkspace = '/api/collaboration/workspaces/{workspace_id}/documents'
const one = '/api/collaboration/documents/{document_id}'

/** Binds the functions to a client. */
export const createDocuments = (api: Api): Documents => ({
  list: workspaceId =>
    allPages(after =>
      bodyOf(
        api.GET(inWorkspace, {
          params: { path: { workspace_id: workspaceId }, query: after ? { after } : {} },
        }),
      ),
    ),
  page: (workspaceId, filter = {}) =>
    bodyOf(
      loose(api).GET<Page<Document>>(inWorkspace, {
        params: { path: { workspace_id: workspaceId }, query: filter },
      }),
    ),
  recent: (filter = {}) =>
    bodyOf(loose(api).GET<Page<Document>>('/api/collaboration/documents', { params: { query: filter } })),
  create: (workspaceId, input) =>
    bodyOf(
      api.POST(inWorkspace, {
        params: { path: { workspace_id: workspaceId } },
        // the server judges the kind: it may be newer than this client
        body: { ...input, kind: input.kind as DocumentKind },
      }),
    ),
  get: id => bodyOf(api.GET(one, { params: { path: { document_id: id } } })),
  rename: (id, input) => bodyOf(api.PATCH(one, { params: { path: { document_id: id } }, body: input })),
  move: (id, folderId) =>
    bodyOf(
      loose(api).POST<Document>(`${one}/move`, {
        params: { path: { document_id: id } },
        body: { folder_id: folderId },
      }),
    ),
  remove: id => done(api.DELETE(one, { params: { path: { document_id: id } } })),
  restore: (workspaceId, id) =>
    bodyOf(
      loose(api).POST<Document>(`${inWorkspace}/{document_id}/restore`, {
        params: { path: { workspace_id: workspaceId, document_id: id } },
      }),
    ),
})

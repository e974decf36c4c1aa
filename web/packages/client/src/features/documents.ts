import { type Api, allPages, bodyOf, done } from '../api/http'
import type { Document, DocumentKind } from '../api/types'

/** A new document: `content` is text for an artifact, JSON for the rest. A kind the server does not know is refused. */
export type NewDocument = { title: string; kind: DocumentKind | (string & {}); content?: unknown }

/** Documents over HTTP, without their content; everything may fail with a `TuttiError`. */
export type Documents = {
  /** Every document of a workspace. */
  list(workspaceId: string): Promise<Document[]>
  create(workspaceId: string, input: NewDocument): Promise<Document>
  get(id: string): Promise<Document>
  rename(id: string, input: { title: string }): Promise<Document>
  /** Deletes it for everyone. */
  remove(id: string): Promise<void>
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
  remove: id => done(api.DELETE(one, { params: { path: { document_id: id } } })),
})

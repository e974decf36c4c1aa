import type { Api } from '../api/http'
import type { DocumentPresence, VisitedDocument, WorkspacePresence } from '../api/types'
import { TuttiError, toTuttiError } from '../errors'

/** Who is where, for those who are not in a room themselves; everything may fail with a `TuttiError`. */
export type WhoIsThere = {
  /** Who is in a document, where, and what they do. */
  ofDocument(documentId: string): Promise<DocumentPresence>
  /** The documents of a workspace that people are in. Asked again, it gives the same object as long as nothing changed. */
  ofWorkspace(workspaceId: string): Promise<WorkspacePresence>
  /**
   * Those of some documents that people are in and that one may see, whatever workspaces they belong to: what a list shows
   * beside each. Any number of ids. Asked again, it gives the same objects as long as nothing changed.
   */
  ofDocuments(documentIds: readonly string[]): Promise<VisitedDocument[]>
}

type Answer<Data> = { data?: Data; error?: unknown; response: Response }

// what the server takes in one request
const mostIds = 100
const mostKept = 50

/** Binds the functions to a client. */
export const createWhoIsThere = (api: Api): WhoIsThere => {
  const kept = new Map<string, { tag: string; data: unknown }>()

  // whoever asks every few seconds is sent the answer only when it is another one
  const asked = async <Data>(
    key: string,
    ask: (headers: Record<string, string>) => Promise<Answer<Data>>,
  ): Promise<Data> => {
    const before = kept.get(key)
    const { data, error, response } = await ask(before ? { 'If-None-Match': before.tag } : {})
    if (response.status === 304 && before) return before.data as Data
    if (!response.ok) throw toTuttiError(response, error)
    if (data === undefined) throw new TuttiError('UNKNOWN', response.status, 'The server answered nothing.')
    kept.delete(key)
    const tag = response.headers.get('etag')
    if (tag) kept.set(key, { tag, data })
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return data
  }

  const some = (documents: string): Promise<{ documents: VisitedDocument[] }> =>
    asked(documents, headers =>
      api.GET('/api/collaboration/presence', { params: { query: { documents } }, headers }),
    )
  return {
    ofDocument: document_id =>
      asked(document_id, headers =>
        api.GET('/api/collaboration/documents/{document_id}/presence', {
          params: { path: { document_id } },
          headers,
        }),
      ),
    ofWorkspace: workspace_id =>
      asked(workspace_id, headers =>
        api.GET('/api/collaboration/workspaces/{workspace_id}/presence', {
          params: { path: { workspace_id } },
          headers,
        }),
      ),
    ofDocuments: async ids => {
      const sorted = [...new Set(ids)].sort()
      const parts = Array.from({ length: Math.ceil(sorted.length / mostIds) }, (_, part) =>
        some(sorted.slice(part * mostIds, (part + 1) * mostIds).join(',')),
      )
      return (await Promise.all(parts)).flatMap(({ documents }) => documents)
    },
  }
}

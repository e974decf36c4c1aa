import { type Api, bodyOf, fullPage } from '../api/http'
import type { AuditCheck, AuditEntry } from '../api/types'

/** What to look for. Times are ISO 8601: `from` counts, `to` does not. */
export type AuditFilter = {
  /** Such as `document_renamed`. */
  type?: string
  person_id?: string
  /** A network address, exactly. */
  address?: string
  from?: string
  to?: string
}

/** The forms of an export: a table, or lines of JSON by which the chain can be checked. */
export type AuditFormat = 'csv' | 'jsonl'

type Paged = { limit?: number; after?: string }
type InWorkspace = AuditFilter & { document_id?: string }
type AuditPage = { items: AuditEntry[]; next: string | undefined }

/** Who did what, when, by which session, from where; for those who administer. Everything may fail with a `TuttiError`. */
export type Audit = {
  ofWorkspace(workspaceId: string, filter?: InWorkspace & Paged): Promise<AuditPage>
  ofDocument(documentId: string, filter?: AuditFilter & Paged): Promise<AuditPage>
  /** Computes the chain anew; `broken` names the first event that is not as it was written. */
  verify(workspaceId: string): Promise<AuditCheck>
  /** The address of an export, for a link in a page that signs in by cookie. */
  exportAddress(workspaceId: string, format: AuditFormat, filter?: InWorkspace): string
  /** The export itself. */
  download(workspaceId: string, format: AuditFormat, filter?: InWorkspace): Promise<Blob>
}

const usual = 50

/** Binds the functions to a client. */
export const createAudit = (api: Api, address: (path: string) => string): Audit => ({
  ofWorkspace: (workspace_id, { limit = usual, after, ...filter } = {}) =>
    fullPage(1, after, next =>
      bodyOf(
        api.GET('/api/collaboration/workspaces/{workspace_id}/audit', {
          params: { path: { workspace_id }, query: { ...filter, limit, ...(next ? { after: next } : {}) } },
        }),
      ),
    ),
  ofDocument: (document_id, { limit = usual, after, ...filter } = {}) =>
    fullPage(1, after, next =>
      bodyOf(
        api.GET('/api/collaboration/documents/{document_id}/audit', {
          params: { path: { document_id }, query: { ...filter, limit, ...(next ? { after: next } : {}) } },
        }),
      ),
    ),
  verify: workspace_id =>
    bodyOf(
      api.GET('/api/collaboration/workspaces/{workspace_id}/audit/verify', {
        params: { path: { workspace_id } },
      }),
    ),
  exportAddress: (workspaceId, format, filter = {}) => {
    const query = new URLSearchParams(filter).toString()
    return address(
      `/workspaces/${encodeURIComponent(workspaceId)}/audit.${format}${query ? `?${query}` : ''}`,
    )
  },
  download: (workspace_id, format, filter = {}) => {
    const asked = { params: { path: { workspace_id }, query: filter }, parseAs: 'blob' } as const
    return bodyOf(
      format === 'csv'
        ? api.GET('/api/collaboration/workspaces/{workspace_id}/audit.csv', asked)
        : api.GET('/api/collaboration/workspaces/{workspace_id}/audit.jsonl', asked),
    )
  },
})

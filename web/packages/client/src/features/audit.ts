import { type Api, bodyOf, type Page } from '../api/http'
import type { AuditCheck, AuditEntry } from '../api/types'

/** Which entries; times are ISO 8601, `after` is the `next` of the page before. */
export type AuditFilter = {
  type?: string
  person_id?: string
  document_id?: string
  address?: string
  from?: string
  to?: string
  limit?: number
  after?: string
}

/** The record of everything done in a workspace, for those who administer it; everything may fail with a `TuttiError`. */
export type Audit = {
  /** A page of it, newest first. */
  ofWorkspace(id: string, filter?: AuditFilter): Promise<Page<AuditEntry>>
  /** Whether the chain of hashes holds, or the first entry where it does not. */
  verify(id: string): Promise<AuditCheck>
  /** The address of the whole record as a file. */
  exportAddress(id: string, format: 'csv' | 'jsonl', filter?: AuditFilter): string
}

/** Binds the functions to a client; `root` is scheme, host, port and prefix. */
export const createAudit = (api: Api, root: string): Audit => ({
  ofWorkspace: (id, filter = {}) =>
    bodyOf(
      api.GET('/api/collaboration/workspaces/{workspace_id}/audit', {
        params: { path: { workspace_id: id }, query: filter },
      }),
    ),
  verify: id =>
    bodyOf(
      api.GET('/api/collaboration/workspaces/{workspace_id}/audit/verify', {
        params: { path: { workspace_id: id } },
      }),
    ),
  exportAddress: (id, format, filter = {}) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(filter)) {
      if (value !== undefined && name !== 'limit' && name !== 'after') query.set(name, String(value))
    }
    const asked = query.size > 0 ? `?${query}` : ''
    return `${root}/workspaces/${encodeURIComponent(id)}/audit.${format}${asked}`
  },
})

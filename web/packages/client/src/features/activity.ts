import { type Api, bodyOf, type Page } from '../api/http'
import type { ActivityEntry } from '../api/types'

/** Which entries; times are ISO 8601, `after` is the `next` of the page before. */
export type ActivityFilter = {
  category?: ActivityEntry['category'] | (string & {})
  person_id?: string
  from?: string
  to?: string
  limit?: number
  after?: string
}

/** What happened, newest first, like things of one person together; everything may fail with a `TuttiError`. */
export type Activity = {
  ofWorkspace(id: string, filter?: ActivityFilter): Promise<Page<ActivityEntry>>
  ofDocument(id: string, filter?: ActivityFilter): Promise<Page<ActivityEntry>>
}

// the server judges the category: it may be newer than this client
const asked = ({ category, ...filter }: ActivityFilter) => ({
  ...filter,
  ...(category && { category: category as ActivityEntry['category'] }),
})

/** Binds the functions to a client. */
export const createActivity = (api: Api): Activity => ({
  ofWorkspace: (id, filter = {}) =>
    bodyOf(
      api.GET('/api/collaboration/workspaces/{workspace_id}/activity', {
        params: { path: { workspace_id: id }, query: asked(filter) },
      }),
    ),
  ofDocument: (id, filter = {}) =>
    bodyOf(
      api.GET('/api/collaboration/documents/{document_id}/activity', {
        params: { path: { document_id: id }, query: asked(filter) },
      }),
    ),
})

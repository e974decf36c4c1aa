import { type Api, bodyOf, fullPage } from '../api/http'
import type { ActivityEntry, EventCategory } from '../api/types'
import type { OtherFrame } from '../protocol/frames'

/** What to look for, and from where on. Times are ISO 8601: `from` counts, `to` does not. */
export type ActivityFilter = {
  category?: EventCategory
  person_id?: string
  from?: string
  to?: string
  /** How many entries, 1 to 200; default 50. */
  limit?: number
  /** `next` of the page before. */
  after?: string
}

/** A page, and where the next one begins. */
export type ActivityPage = { items: ActivityEntry[]; next: string | undefined }

/** What people did, newest first, like things together; everything may fail with a `TuttiError`. */
export type Activity = {
  ofDocument(documentId: string, filter?: ActivityFilter): Promise<ActivityPage>
  ofWorkspace(workspaceId: string, filter?: ActivityFilter): Promise<ActivityPage>
  /** The events after a number, as a room tells them: catching up without a room. */
  events(documentId: string, after?: number): Promise<{ items: OtherFrame[]; next: string | undefined }>
}

const usual = 50
const longestMs = 30 * 60_000

const isLike = (newer: ActivityEntry, older: ActivityEntry): boolean =>
  newer.document?.id !== undefined &&
  newer.document.id === older.document?.id &&
  newer.type === older.type &&
  newer.user.id === older.user.id &&
  Date.parse(newer.at) - Date.parse(older.first_at) <= longestMs

/**
 * Puts the next page behind what is shown already. An entry that the end of a page has cut in two is made one again.
 */
export const joinActivity = (
  shown: readonly ActivityEntry[],
  older: readonly ActivityEntry[],
): ActivityEntry[] => {
  const items = [...shown]
  for (const one of older) {
    const at = items.findLastIndex(each => each.document?.id === one.document?.id)
    const same = items[at]
    if (same && shown.includes(same) && isLike(same, one))
      items[at] = { ...same, count: same.count + one.count, first_at: one.first_at }
    else items.push(one)
  }
  return items
}

/** Binds the functions to a client. */
export const createActivity = (api: Api): Activity => ({
  ofDocument: (document_id, { limit = usual, after, ...filter } = {}) =>
    fullPage(1, after, next =>
      bodyOf(
        api.GET('/api/collaboration/documents/{document_id}/activity', {
          params: { path: { document_id }, query: { ...filter, limit, ...(next ? { after: next } : {}) } },
        }),
      ),
    ),
  ofWorkspace: (workspace_id, { limit = usual, after, ...filter } = {}) =>
    fullPage(1, after, next =>
      bodyOf(
        api.GET('/api/collaboration/workspaces/{workspace_id}/activity', {
          params: { path: { workspace_id }, query: { ...filter, limit, ...(next ? { after: next } : {}) } },
        }),
      ),
    ),
  events: async (document_id, after = 0) => {
    const page = await bodyOf(
      api.GET('/api/collaboration/documents/{document_id}/events', {
        params: { path: { document_id }, query: { after } },
      }),
    )
    return { items: page.items as OtherFrame[], next: page.next ?? undefined }
  },
})

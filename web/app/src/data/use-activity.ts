import type { ActivityEntry, ActivityFilter } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { type Pages, usePages } from './use-pages'

// the server judges the category: it may be newer than this page
type Which = Omit<ActivityFilter, 'limit' | 'after' | 'category'> & { category?: string }

const asked = (which: Which, after: string | undefined) =>
  ({ ...which, ...(after && { after }) }) as ActivityFilter

/** What happened in one document, newest first. */
export const useDocumentActivity = (documentId: string, which: Which): Pages<ActivityEntry> => {
  const tutti = useTutti()
  return usePages(['document-activity', documentId, which], after =>
    tutti.activity.ofDocument(documentId, asked(which, after)),
  )
}

/** What happened in a workspace, newest first. */
export const useWorkspaceActivity = (workspaceId: string, which: Which): Pages<ActivityEntry> => {
  const tutti = useTutti()
  return usePages(
    ['activity', workspaceId, which],
    after => tutti.activity.ofWorkspace(workspaceId, asked(which, after)),
    { every: 15_000 },
  )
}

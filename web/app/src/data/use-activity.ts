import type { ActivityEntry, ActivityFilter } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { type Pages, usePages } from './use-pages'

type Which = Omit<ActivityFilter, 'limit' | 'after'>

/** What happened in one document, newest first. */
export const useDocumentActivity = (documentId: string, which: Which): Pages<ActivityEntry> => {
  const tutti = useTutti()
  return usePages(['document-activity', documentId, which], after =>
    tutti.activity.ofDocument(documentId, { ...which, ...(after && { after }) }),
  )
}

/** What happened in a workspace, newest first. */
export const useWorkspaceActivity = (workspaceId: string, which: Which): Pages<ActivityEntry> => {
  const tutti = useTutti()
  return usePages(
    ['activity', workspaceId, which],
    after => tutti.activity.ofWorkspace(workspaceId, { ...which, ...(after && { after }) }),
    { every: 15_000 },
  )
}

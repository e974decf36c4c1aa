import { type ActivityEntry, type ActivityFilter, type EventCategory, joinActivity } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { type Pages, usePages } from './use-pages'

type Which = Omit<ActivityFilter, 'limit' | 'after' | 'category'> & { category?: string }

// the server judges the category: it may be newer than this page
const asked = ({ category, ...rest }: Which, after: string | undefined): ActivityFilter => ({
  ...rest,
  ...(category && { category: category as EventCategory }),
  ...(after && { after }),
})

/** What happened in one document, newest first. */
export const useDocumentActivity = (documentId: string, which: Which): Pages<ActivityEntry> => {
  const tutti = useTutti()
  return usePages(
    ['document-activity', documentId, which],
    after => tutti.activity.ofDocument(documentId, asked(which, after)),
    { join: joinActivity },
  )
}

/** What happened in a workspace, newest first. */
export const useWorkspaceActivity = (workspaceId: string, which: Which): Pages<ActivityEntry> => {
  const tutti = useTutti()
  return usePages(
    ['activity', workspaceId, which],
    after => tutti.activity.ofWorkspace(workspaceId, asked(which, after)),
    { every: 15_000, join: joinActivity },
  )
}

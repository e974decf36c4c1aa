import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import type { Document, DocumentKind, DocumentQuery, NewDocument } from '@tutti/client'
import { useQueue, useTutti } from '@tutti/react'
import { isListed } from '../editors/registry'
import { type Change, useChange } from './use-change'
import { answerOrKept, useKeptQuery } from './use-kept-query'
import { type Pages, usePages } from './use-pages'

// others create and edit while a list is open
const every = 15_000

// kinds this page cannot show are not listed
const listed = (pages: Pages<Document>): Pages<Document> => ({
  ...pages,
  items: pages.items.filter(isListed),
})

type Which = Omit<DocumentQuery, 'limit' | 'after' | 'kind'> & { kind?: string }

/** The documents of a workspace that the filter lets through. */
export const useDocuments = (workspaceId: string, which: Which): Pages<Document> => {
  const tutti = useTutti()
  const { kind, ...rest } = which
  // the server judges the kind: it may be newer than this page
  const filter = { ...rest, ...(kind && { kind: kind as DocumentKind }) }
  return listed(
    usePages(
      ['documents', workspaceId, filter],
      after => tutti.documents.page(workspaceId, { ...filter, ...(after && { after }) }),
      { every },
    ),
  )
}

/** The deleted documents of a workspace, last deleted first. */
export const useDeletedDocuments = (workspaceId: string): Pages<Document> => {
  const tutti = useTutti()
  return listed(
    usePages(['documents', workspaceId, 'deleted'], after =>
      tutti.documents.deleted(workspaceId, { ...(after && { after }) }),
    ),
  )
}

/** Everything one may see, last changed first. */
export const useRecentDocuments = (query = '', enabled = true): Pages<Document> => {
  const tutti = useTutti()
  return listed(
    usePages(
      ['documents', 'recent', query],
      after => {
        const ask = () => tutti.documents.recent({ ...(query && { query }), ...(after && { after }) })
        return query || after ? ask() : answerOrKept(tutti, { ask, question: 'recent documents' })
      },
      { every, enabled },
    ),
  )
}

export const useDocument = (id: string): UseQueryResult<Document> => {
  const tutti = useTutti()
  return useKeptQuery(`document ${id}`, ['document', id], () => tutti.documents.get(id), { retry: false })
}

const lists = [['documents'], ['folders'], ['workspaces']]

export const useCreateDocument = (): Change<NewDocument & { workspaceId: string }, Document> => {
  const tutti = useTutti()
  return useChange(({ workspaceId, ...input }) => tutti.documents.create(workspaceId, input), lists)
}

/** Renames now, or when the server can be reached again; see `useWaitingTitle` for what is shown meanwhile. */
export const useRenameDocument = (): Change<{ id: string; title: string }> => {
  const tutti = useTutti()
  const queries = useQueryClient()
  return useChange(async ({ id, title }) => {
    const key = ['document', id]
    const before = queries.getQueryData<Document>(key)
    if (before) queries.setQueryData<Document>(key, { ...before, title })
    try {
      const renamed = await tutti.queue.do('rename_document', { id, title })
      if (renamed) queries.setQueryData<Document>(key, renamed)
    } catch (failure) {
      queries.setQueryData<Document>(key, before)
      throw failure
    }
  }, lists)
}

/** The title that waits to be given to a document, if one does. */
export const useWaitingTitle = (id: string): string | undefined => {
  const { items } = useQueue()
  const last = items.findLast(
    ({ name, subject, failure }) => name === 'rename_document' && subject === `document ${id}` && !failure,
  )
  const input = last?.input
  return typeof input === 'object' && input !== null && 'title' in input && typeof input.title === 'string'
    ? input.title
    : undefined
}

export const useMoveDocument = (): Change<{ id: string; folderId: string | null }> => {
  const tutti = useTutti()
  return useChange(input => tutti.queue.do('move_document', input), lists)
}

export const useDeleteDocument = (): Change<string> => {
  const tutti = useTutti()
  return useChange(id => tutti.documents.remove(id), lists)
}

export const useRestoreDocument = (): Change<{ workspaceId: string; id: string }> => {
  const tutti = useTutti()
  return useChange(({ workspaceId, id }) => tutti.documents.restore(workspaceId, id), lists)
}

/** What others shared by a link: documents of workspaces one is not in. */
export const useSharedDocuments = (): Pages<Document> => {
  const tutti = useTutti()
  return listed(
    usePages(
      ['documents', 'shared'],
      after => tutti.documents.recent({ shared: true, ...(after && { after }) }),
      { every },
    ),
  )
}

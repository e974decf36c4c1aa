import { type UseQueryResult, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Document } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { toast } from 'sonner'
import { isListed } from '../editors/registry'
import { failureText } from './failure'

type DocumentList = { documents: Document[]; pending: boolean; failed: boolean; retry: () => void }

/** The documents of some workspaces, newest edit first. */
export const useDocuments = (workspaceIds: string[]): DocumentList => {
  const tutti = useTutti()
  return useQueries({
    queries: workspaceIds.map(id => ({
      queryKey: ['documents', id],
      queryFn: () => tutti.documents.list(id),
      // others create and edit while this list is open
      refetchInterval: 15_000,
    })),
    combine: results => ({
      documents: results
        .flatMap(result => result.data ?? [])
        .filter(isListed)
        .sort((a, b) => b.updated_at.localeCompare(a.updated_at)),
      pending: results.some(result => result.isPending),
      failed: results.length > 0 && results.every(result => result.isError),
      retry: () => {
        for (const result of results) void result.refetch()
      },
    }),
  })
}

export const useDocument = (id: string): UseQueryResult<Document> => {
  const tutti = useTutti()
  return useQuery({ queryKey: ['document', id], queryFn: () => tutti.documents.get(id), retry: false })
}

type Change<Input, Output = unknown> = { run: (input: Input) => Promise<Output>; busy: boolean }

const useChange = <Input, Output>(change: (input: Input) => Promise<Output>): Change<Input, Output> => {
  const queries = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: change,
    onError: failure => toast.error(failureText(failure)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['documents'] }),
  })
  return { run: mutateAsync, busy: isPending }
}

export const useCreateDocument = (): Change<
  { workspaceId: string; title: string; kind: string },
  Document
> => {
  const tutti = useTutti()
  return useChange(({ workspaceId, title, kind }) => tutti.documents.create(workspaceId, { title, kind }))
}

export const useRenameDocument = (): Change<{ id: string; title: string }, Document> => {
  const tutti = useTutti()
  const queries = useQueryClient()
  return useChange(async ({ id, title }) => {
    const renamed = await tutti.documents.rename(id, { title })
    queries.setQueryData(['document', id], renamed)
    return renamed
  })
}

export const useDeleteDocument = (): Change<string> => {
  const tutti = useTutti()
  return useChange(id => tutti.documents.remove(id))
}

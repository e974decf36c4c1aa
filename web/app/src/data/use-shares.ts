import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { DocumentPeople, NewShare, Share, ShareInput } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { type Change, useChange } from './use-change'

const links = (documentId: string) => ['shares', documentId]
const people = (documentId: string) => ['document-people', documentId]

/** The links of a document, newest first. */
export const useShares = (documentId: string): UseQueryResult<Share[]> => {
  const { shares } = useTutti()
  return useQuery({
    queryKey: links(documentId),
    queryFn: () => shares.list(documentId),
    // people come and go while the dialog is closed
    staleTime: 0,
    select: all => [...all].sort((a, b) => b.created_at.localeCompare(a.created_at)),
  })
}

/** Its failure belongs into the form it is made in, so there is no toast. */
export const useCreateShare = (documentId: string): UseMutationResult<NewShare, Error, ShareInput> => {
  const { shares } = useTutti()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: input => shares.create(documentId, input),
    onSuccess: () => queries.invalidateQueries({ queryKey: links(documentId) }),
  })
}

export const useRevokeShare = (documentId: string): Change<string> => {
  const { shares } = useTutti()
  return useChange(id => shares.revoke(documentId, id), [links(documentId), people(documentId)])
}

/** Who can open a document. */
export const useDocumentPeople = (documentId: string): UseQueryResult<DocumentPeople> => {
  const { shares } = useTutti()
  return useQuery({
    queryKey: people(documentId),
    queryFn: () => shares.people(documentId),
    staleTime: 0,
  })
}

export const useRemoveGuest = (documentId: string): Change<string> => {
  const { shares } = useTutti()
  return useChange(personId => shares.removeGuest(documentId, personId), [people(documentId)])
}

/** Someone in the document came, or made or withdrew a link: what the dialog shows is read again. */
export const useFreshShares = (documentId: string): (() => void) => {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: links(documentId) })
    void queries.invalidateQueries({ queryKey: people(documentId) })
  }
}

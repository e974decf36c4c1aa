import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { LinkEntry, ShareLink } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { rememberEntry } from './entries'

/** What a share link says to whoever holds it. */
export const useShareLink = (token: string): UseQueryResult<ShareLink> => {
  const { shares } = useTutti()
  return useQuery({
    queryKey: ['share-link', token],
    queryFn: () => shares.get(token),
    retry: false,
    // a link can end while its page is open
    staleTime: 0,
  })
}

/** Goes in by a link, as a guest of that name where nobody is signed in. */
export const useEnterByLink = (token: string): UseMutationResult<LinkEntry, Error, string | undefined> => {
  const { session } = useTutti()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: name => session.enterByLink(token, name === undefined ? {} : { name }),
    onSuccess: ({ document_id, user }) => {
      rememberEntry(document_id)
      // a new person: nothing of whoever was here before may stay in the cache
      if (user) queries.clear()
    },
  })
}

import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query'
import type { RedeemedShare, ShareLink } from '@tutti/client'
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
export const useEnterByLink = (
  token: string,
): UseMutationResult<RedeemedShare, Error, string | undefined> => {
  const { shares } = useTutti()
  return useMutation({
    mutationFn: name => shares.redeem(token, name === undefined ? {} : { name }),
    onSuccess: ({ document_id }) => rememberEntry(document_id),
  })
}

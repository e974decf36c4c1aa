import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { WaysIn } from '@tutti/client'
import { useTutti } from '@tutti/react'

/** How people may come in on this server; without an answer, every way is offered. */
export const useWaysIn = (): UseQueryResult<WaysIn> => {
  const { account } = useTutti()
  return useQuery({
    queryKey: ['ways-in'],
    queryFn: () => account.ways(),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ActiveSession } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { toast } from '../ui/toast'
import { failureText } from './failure'

const key = ['sessions']

/** Where one is signed in, this browser first. */
export const useSessions = (): UseQueryResult<ActiveSession[]> => {
  const { account } = useTutti()
  return useQuery({
    queryKey: key,
    queryFn: () => account.sessions(),
    select: sessions =>
      [...sessions].sort(
        (a, b) => Number(b.current) - Number(a.current) || b.last_seen_at.localeCompare(a.last_seen_at),
      ),
  })
}

type Ending = { end: (id: string) => Promise<void>; endOthers: () => Promise<void>; busy: boolean }

export const useEndSessions = (): Ending => {
  const { account } = useTutti()
  const queries = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (id: string | undefined) => (id ? account.endSession(id) : account.endOtherSessions()),
    onError: failure => toast.error(failureText(failure)),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  return { end: mutateAsync, endOthers: () => mutateAsync(undefined), busy: isPending }
}

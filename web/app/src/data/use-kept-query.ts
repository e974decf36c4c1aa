import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TuttiHttp } from '@tutti/client'
import { useSession, useTutti } from '@tutti/react'

// a server that does not answer for so long is as good as none, when there is something to show
const patienceMs = 2_500

const pause = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))

type Kept<Data> = { ask: () => Promise<Data>; question: string; late?: (data: Data) => void }

/** The server's answer, or the one that is kept on this device while the server does not answer. */
export const answerOrKept = async <Data>(
  { device, session }: Pick<TuttiHttp, 'device' | 'session'>,
  { ask, question, late }: Kept<Data>,
): Promise<Data> => {
  const person = session.user?.id
  if (!device || person === undefined) return ask()
  let isOver = false
  const asked = ask().then(async data => {
    await device.keepAnswer(person, question, data).catch(() => undefined)
    if (isOver) late?.(data)
    return data
  })
  const kept = async () => {
    const data = await device.answer(person, question)
    return data === undefined ? undefined : { data: data as Data }
  }
  const first = await Promise.race([
    asked.then(data => ({ data })),
    // without a word for some time: what is kept, if anything is
    pause(patienceMs)
      .then(kept)
      .then(found => found ?? asked.then(data => ({ data }))),
  ]).catch(async failure => {
    // whatever the server says counts; that it cannot be reached is no answer
    const found = failure instanceof TypeError ? await kept() : undefined
    if (!found) throw failure
    return found
  })
  isOver = true
  asked.catch(() => undefined)
  return first.data
}

/** A query whose last answer is kept on this device for its person. */
export const useKeptQuery = <Data>(
  question: string,
  queryKey: readonly unknown[],
  ask: () => Promise<Data>,
  options: { refetchInterval?: number; retry?: boolean } = {},
): UseQueryResult<Data> => {
  const tutti = useTutti()
  const queries = useQueryClient()
  useSession()
  return useQuery({
    queryKey,
    queryFn: () =>
      answerOrKept(tutti, { ask, question, late: data => queries.setQueryData<Data>(queryKey, data) }),
    ...options,
  }) as UseQueryResult<Data>
}

import { useQuery } from '@tanstack/react-query'
import type { VisitedDocument } from '@tutti/client'
import { useSession, useTutti } from '@tutti/react'
import { useMemo } from 'react'

export type Visitor = VisitedDocument['people'][number]

// people come and go while a list is open; a list that nobody looks at asks nothing
const every = 10_000

/** Who else is in which of these documents now, by the document's id. */
export const useWhoIsThere = (
  documents: readonly { id: string }[],
): ((documentId: string) => readonly Visitor[] | undefined) => {
  const { presence } = useTutti()
  const { user } = useSession()
  const ids = documents.map(({ id }) => id).sort()
  const { data, isError } = useQuery({
    queryKey: ['presence', ids],
    queryFn: () => presence.ofDocuments(ids),
    enabled: ids.length > 0,
    refetchInterval: every,
    staleTime: 0,
    // without an answer nobody is known to be there, and the next question comes by itself
    retry: false,
    placeholderData: before => before,
  })
  const by = useMemo(() => {
    const others = ({ people }: VisitedDocument) => people.filter(({ id }) => id !== user?.id)
    return new Map((isError ? [] : (data ?? [])).map(visited => [visited.document_id, others(visited)]))
  }, [data, isError, user?.id])
  return id => by.get(id)
}

import { useQueryClient } from '@tanstack/react-query'
import { useRoomEvent } from '@tutti/react'

/** When someone else renames the document, the title here follows. */
export const useLiveTitle = (documentId: string): void => {
  const queries = useQueryClient()
  // what happened while one was away, and before the first connection, is not told by events
  useRoomEvent('status', ({ state }) => {
    if (state === 'connected') void queries.invalidateQueries({ queryKey: ['document', documentId] })
  })
  useRoomEvent('event', ({ type }) => {
    if (type.startsWith('document_')) void queries.invalidateQueries({ queryKey: ['document', documentId] })
  })
}

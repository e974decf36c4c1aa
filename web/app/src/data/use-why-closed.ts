import { useRoom, useRoomStatus } from '@tutti/react'
import type { Why } from '../places/document/closed'
import { cameByLink } from './entries'

const known: Record<string, Why> = { 'signed-out': 'signed-out', full: 'full', 'put-out': 'put-out' }

/** Why the server does not let us into the document (any more), if it does not. */
export const useWhyClosed = (): Why | undefined => {
  const room = useRoom()
  const { state, reason } = useRoomStatus()
  if (state !== 'denied') return undefined
  if (reason === 'not-found') return room.you ? 'deleted' : 'missing'
  if (reason === 'no-access') return cameByLink(room.documentId) ? 'link-ended' : 'removed'
  return known[reason ?? ''] ?? 'refused'
}

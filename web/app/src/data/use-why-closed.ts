import { useRoomStatus } from '@tutti/react'
import type { Why } from '../places/document/closed'

const known: Record<string, Why> = {
  'no-access': 'no-access',
  'not-found': 'missing',
  'signed-out': 'signed-out',
  full: 'full',
}

/** Why the server does not let us into the document (any more), if it does not. */
export const useWhyClosed = (): Why | undefined => {
  const { state, reason } = useRoomStatus()
  return state === 'denied' ? (known[reason ?? ''] ?? 'refused') : undefined
}

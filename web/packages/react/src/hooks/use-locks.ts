import { type Lock, type LocksAt, lockOf } from '@tutti/client'
import { useMemo } from 'react'
import { useRoom } from '../room-provider'
import { useRoomSnapshot } from './use-room-snapshot'

/** What somebody holds in the open document, the oldest first; the same array until that changes. */
export const useLocks = (): readonly Lock[] => useRoomSnapshot('locks', room => room.locks)

/**
 * Who holds a place, what is around it, and what is in it.
 * @param pointer A JSON pointer into the document; empty for all of it.
 */
export const useLock = (pointer: string): LocksAt => {
  const locks = useLocks()
  const me = useRoom().you?.id
  return useMemo(() => lockOf(locks, pointer, me), [locks, pointer, me])
}

import type { Presence } from '@tutti/client'
import { useCallback, useSyncExternalStore } from 'react'
import { useRoom } from '../room-provider'

/** A value of the room's presence, read again when anyone's changes. */
export const usePresenceSnapshot = <Value>(read: (presence: Presence) => Value): Value => {
  const { presence } = useRoom()
  const subscribe = useCallback(
    (changed: () => void) => {
      presence.on('change', changed)
      return () => presence.off('change', changed)
    },
    [presence],
  )
  const snapshot = (): Value => read(presence)
  return useSyncExternalStore(subscribe, snapshot, snapshot)
}

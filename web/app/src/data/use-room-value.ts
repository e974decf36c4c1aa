import { useRoom } from '@tutti/react'
import { useCallback, useSyncExternalStore } from 'react'

const events = ['status', 'role', 'synced', 'save-state', 'unsaved', 'session'] as const

/** A plain value of the open room, read again whenever the room says that something about it changed. */
export const useRoomValue = <T extends string | number | boolean | undefined>(read: () => T): T => {
  const room = useRoom()
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = events.map(event => room.on(event, changed))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [room],
  )
  return useSyncExternalStore(subscribe, read)
}

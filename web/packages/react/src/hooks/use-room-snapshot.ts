import type { Room, RoomEvents } from '@tutti/client'
import { useCallback, useSyncExternalStore } from 'react'
import { useRoom } from '../room-provider'

/** A value of the room, read again at one of its events; `read` must give the same object until it changes. */
export const useRoomSnapshot = <Value>(event: keyof RoomEvents, read: (room: Room) => Value): Value => {
  const room = useRoom()
  const subscribe = useCallback((changed: () => void) => room.on(event, changed), [room, event])
  const snapshot = (): Value => read(room)
  return useSyncExternalStore(subscribe, snapshot, snapshot)
}

import type { RoomEvents } from '@tutti/client'
import { useEffect, useRef } from 'react'
import { useRoom } from '../room-provider'

/** Calls the newest `listener` at every `event` of the room. */
export const useRoomEvent = <Name extends keyof RoomEvents>(
  event: Name,
  listener: (value: RoomEvents[Name]) => void,
): void => {
  const room = useRoom()
  const newest = useRef(listener)
  useEffect(() => {
    newest.current = listener
  })
  useEffect(() => room.on(event, value => newest.current(value)), [room, event])
}

import { useRoom } from '@tutti/react'
import { useCallback } from 'react'
import { useRoomValue } from './use-room-value'

/** Whether one may do something in the open document now, such as `share`; it changes while it is open. */
export const useMay = (permission: string): boolean => {
  const room = useRoom()
  return useRoomValue(useCallback(() => room.permissions.includes(permission), [room, permission]))
}

/** One's role in the open document, once connected. */
export const useRole = (): string | undefined => {
  const room = useRoom()
  return useRoomValue(useCallback(() => room.role, [room]))
}

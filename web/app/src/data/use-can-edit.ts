import { useRoom } from '@tutti/react'
import { useRoomValue } from './use-room-value'

/** Whether one may write in the open document now; it changes while it is open, with a role or with a turn. */
export const useCanEdit = (): boolean => {
  const room = useRoom()
  return useRoomValue(() => room.canEdit)
}

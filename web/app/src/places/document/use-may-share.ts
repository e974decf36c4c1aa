import { useRoom } from '@tutti/react'
import { useRoomValue } from '../../data/use-room-value'

/** Owners and admins invite; others would only be refused. */
export const useMayShare = (): boolean => {
  const room = useRoom()
  return useRoomValue(() => room.role === 'owner' || room.role === 'admin')
}

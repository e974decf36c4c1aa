import { useRoom } from '@tutti/react'
import { useRoomValue } from './use-room-value'

/** Whether the document's content is here, so that an empty editor means an empty document. */
export const useReady = (): boolean => {
  const room = useRoom()
  return useRoomValue(() => room.synced)
}

import type { RoomStatus } from '@tutti/client'
import { useRoomSnapshot } from './use-room-snapshot'

/** Where the connection stands. */
export const useRoomStatus = (): RoomStatus => useRoomSnapshot('status', room => room.status)

import type { Persistence } from '@tutti/client'
import { useRoomSnapshot } from './use-room-snapshot'

/** Whether what one writes is kept on this device. */
export const usePersistence = (): Persistence => useRoomSnapshot('persistence', room => room.persistence)

import type { LiveSession } from '@tutti/client'
import { useRoomSnapshot } from './use-room-snapshot'

/** The live session of the document; undefined while there is none. */
export const useLiveSession = (): LiveSession | undefined => useRoomSnapshot('session', room => room.session)

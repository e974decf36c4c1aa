import type { SaveState } from '@tutti/client'
import { useRoomSnapshot } from './use-room-snapshot'

/** What of the document is stored on the server. */
export const useSaveState = (): SaveState => useRoomSnapshot('save-state', room => room.saveState)

import type { Other } from '@tutti/client'
import { usePresenceSnapshot } from './use-presence-snapshot'

/** Every other window in the room with what it shows; one person can have several. */
export const useOthers = (): readonly Other[] => usePresenceSnapshot(presence => presence.others)

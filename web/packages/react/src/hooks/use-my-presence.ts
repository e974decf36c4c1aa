import type { PresenceChanges, PresenceState } from '@tutti/client'
import { useCallback } from 'react'
import { useRoom } from '../room-provider'
import { usePresenceSnapshot } from './use-presence-snapshot'

/** Our own presence and a function that changes some of its keys; `undefined` removes a key. */
export const useMyPresence = (): [PresenceState, (changes: PresenceChanges) => void] => {
  const { presence } = useRoom()
  const mine = usePresenceSnapshot(({ mine }) => mine)
  const update = useCallback((changes: PresenceChanges) => presence.update(changes), [presence])
  return [mine, update]
}

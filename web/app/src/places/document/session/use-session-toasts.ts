import { useRoom, useRoomEvent } from '@tutti/react'
import { toast } from '../../../ui/toast'
import { sessionWords } from './session-words'

// what happened while one was away is not news any more
const newsMs = 30_000

/** Says what others did with the session, and that the turn has come. */
export const useSessionToasts = (): void => {
  const room = useRoom()
  useRoomEvent('event', frame => {
    const at = typeof frame.timestamp === 'string' ? Date.parse(frame.timestamp) : Number.NaN
    if (Date.now() - at > newsMs) return
    const said = sessionWords(frame, room.you?.id)
    if (said) toast(said)
  })
}

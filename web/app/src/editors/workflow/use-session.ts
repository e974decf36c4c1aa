import type { Room } from '@tutti/client'
import { useEffect, useState } from 'react'
import { Session } from './session'

/** The editing of the open document; another one when its content was replaced. */
export const useSession = (room: Room): Session | undefined => {
  const [session, setSession] = useState<Session>()
  useEffect(() => {
    const made = new Session(room.doc, () => room.participants.length <= 1 && room.locks.length === 0)
    setSession(made)
    return () => {
      made.destroy()
      setSession(undefined)
    }
  }, [room])
  return session
}

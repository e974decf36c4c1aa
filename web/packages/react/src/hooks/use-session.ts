import type { Session } from '@tutti/client'
import { useSyncExternalStore } from 'react'
import { useTutti } from '../tutti-provider'

/** Who is signed in, read again at every change, and the ways in and out. */
export const useSession = (): Session => {
  const { session } = useTutti()
  useSyncExternalStore(
    session.subscribe,
    () => session.user,
    () => undefined,
  )
  useSyncExternalStore(
    session.subscribe,
    () => session.status,
    () => 'unknown',
  )
  return session
}

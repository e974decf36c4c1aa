import type { Room } from '@tutti/client'
import { useRoom } from '@tutti/react'
import { useEffect } from 'react'

/** Whether closing the window loses nothing; what is just being written is there before the window is gone. */
const isKept = ({ persistence }: Room): boolean =>
  persistence.state === 'kept' || persistence.state === 'keeping'

/** Asks before the tab closes while something is neither on the server nor on this device. */
export const useLeaveGuard = (): void => {
  const room = useRoom()
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (room.hasUnsaved && !isKept(room)) event.preventDefault()
    }
    addEventListener('beforeunload', guard)
    return () => removeEventListener('beforeunload', guard)
  }, [room])
}

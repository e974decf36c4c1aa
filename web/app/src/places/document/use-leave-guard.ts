import { useRoom } from '@tutti/react'
import { useEffect } from 'react'

/** Asks before the tab closes while something is not stored on the server. */
export const useLeaveGuard = (): void => {
  const room = useRoom()
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (room.hasUnsaved) event.preventDefault()
    }
    addEventListener('beforeunload', guard)
    return () => removeEventListener('beforeunload', guard)
  }, [room])
}

import { useEffect, useRef } from 'react'

const reasons = new Set<() => boolean>()

/** Whether a place still has something that would be lost by leaving it. */
export const isHeld = (): boolean => [...reasons].some(reason => reason())

/** While `reason` holds, the end of the session does not take the page away: what is on it can still be copied. */
export const useHold = (reason: () => boolean): void => {
  const newest = useRef(reason)
  useEffect(() => {
    newest.current = reason
  })
  useEffect(() => {
    const mine = () => newest.current()
    reasons.add(mine)
    return () => {
      reasons.delete(mine)
    }
  }, [])
}

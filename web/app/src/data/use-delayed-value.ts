import { useEffect, useState } from 'react'

/** A value that changes only after it stood still, so that not every letter asks the server. */
export const useDelayedValue = <T>(value: T, milliseconds = 200): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

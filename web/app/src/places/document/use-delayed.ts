import { useEffect, useState } from 'react'

/** True once the condition has held for a while; false at once when it ends. */
export const useDelayed = (condition: boolean, milliseconds: number): boolean => {
  const [due, setDue] = useState(false)
  useEffect(() => {
    if (!condition) return
    const timer = setTimeout(() => setDue(true), milliseconds)
    return () => {
      clearTimeout(timer)
      setDue(false)
    }
  }, [condition, milliseconds])
  return condition && due
}

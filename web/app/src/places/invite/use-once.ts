import { useEffect, useEffectEvent, useRef } from 'react'

/** Does something once as soon as it is due, also under React's double effects in development. */
export const useOnce = (due: boolean, act: () => void): void => {
  const done = useRef(false)
  const doIt = useEffectEvent(act)
  useEffect(() => {
    if (!due || done.current) return
    done.current = true
    doIt()
  }, [due])
}

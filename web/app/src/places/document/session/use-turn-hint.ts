import { useEffect, useRef } from 'react'
import { toast } from '../../../ui/toast'

// said once, not at every key
const quietMs = 8_000

/** Whoever writes out of turn is told why nothing happens. */
export const useTurnHint = (sentence: string | undefined): void => {
  const toldAt = useRef(0)
  useEffect(() => {
    if (sentence === undefined) return
    const onKey = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      const writes = key.length === 1 || key === 'Backspace' || key === 'Delete' || key === 'Enter'
      if (!writes || ctrlKey || metaKey || altKey || Date.now() - toldAt.current < quietMs) return
      if (!(target instanceof Element) || !target.closest('main .cm-editor')) return
      toldAt.current = Date.now()
      toast(`${sentence} The text is read-only until you have it.`)
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [sentence])
}

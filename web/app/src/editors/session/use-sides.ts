import { type RefObject, useState } from 'react'
import { remember, remembered } from '../shared/device-memory'
import { useWidth } from '../shared/use-width'

type Side = {
  shown: boolean
  /** Beside the text, or over it where there is no room. */
  beside: boolean
  set: (shown: boolean) => void
}

const key = 'tutti:session-sides'
const roomForFiles = 600
const roomForContext = 860

const wanted = (side: 'files' | 'context'): boolean => {
  const kept = remembered(key)
  return !(
    typeof kept === 'object' &&
    kept !== null &&
    side in kept &&
    (kept as Record<string, unknown>)[side] === false
  )
}

/** What stands left and right of the text: remembered where there is room for it, opened by hand where there is not. */
export const useSides = (root: RefObject<HTMLElement | null>): { files: Side; context: Side } => {
  const width = useWidth(root)
  const [kept, setKept] = useState(() => ({ files: wanted('files'), context: wanted('context') }))
  const [over, setOver] = useState<'files' | 'context'>()
  const sideOf = (side: 'files' | 'context', room: number): Side => {
    const beside = width >= room
    return {
      beside,
      shown: beside ? kept[side] : over === side,
      set: shown => {
        if (!beside) {
          setOver(shown ? side : undefined)
          return
        }
        const next = { ...kept, [side]: shown }
        setKept(next)
        remember(key, next)
      },
    }
  }
  return { files: sideOf('files', roomForFiles), context: sideOf('context', roomForContext) }
}

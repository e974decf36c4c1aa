import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { SharedType } from './shared-type'

/**
 * What `read` makes of a shared type, read again after each transaction that changed something in it. The value is the
 * same object in between.
 * @param read The same function until it means something else.
 */
export const useShared = <Type extends SharedType, Value>(type: Type, read: (type: Type) => Value): Value => {
  const cache = useRef<{ type: Type; read: (type: Type) => Value; value: Value }>(undefined)
  const subscribe = useCallback(
    (changed: () => void) => {
      const forget = () => {
        cache.current = undefined
        changed()
      }
      type.observeDeep(forget)
      return () => type.unobserveDeep(forget)
    },
    [type],
  )
  return useSyncExternalStore(subscribe, () => {
    const known = cache.current
    if (known && known.type === type && known.read === read) return known.value
    const value = read(type)
    cache.current = { type, read, value }
    return value
  })
}

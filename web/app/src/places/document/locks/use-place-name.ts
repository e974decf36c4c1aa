import type { Lock } from '@tutti/client'
import { useRoom } from '@tutti/react'
import { useCallback } from 'react'
import type { NamedPlace } from '../../../editors/kind'
import { useKindParts } from '../../../editors/shared/kind-context'
import { type LockTarget, wholeDocument } from '../../../editors/shared/locks/lock-desk'

const sorts: Record<string, string> = {
  node: 'a step',
  edge: 'a connection',
  step: 'a step',
  file: 'a file',
  range: 'a part of the text',
}

/** What a lock stands on, as people call it. */
export const usePlaceName = (): ((lock: Lock) => NamedPlace) => {
  const { doc } = useRoom()
  const parts = useKindParts()
  return useCallback(
    ({ place, range, resourceType }) =>
      place === ''
        ? { name: wholeDocument.name }
        : (parts?.placeOf?.(place, range, doc) ?? { name: sorts[resourceType] ?? 'a place' }),
    [parts, doc],
  )
}

/** A lock that is over as something to hold. */
export const targetOf = (lock: Lock, name: string): LockTarget => ({
  type: lock.resourceType,
  id: lock.resourceId,
  ...(lock.range && { range: lock.range }),
  pointer: lock.place,
  name,
})

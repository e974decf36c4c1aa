import type { Leftover } from '@tutti/client'
import { useSession, useTutti } from '@tutti/react'
import { useCallback, useEffect, useState } from 'react'

/** What was written to a document and could not be stored, kept on this device until it is taken or thrown away. */
export const useLeftovers = (
  documentId: string,
): { leftovers: readonly Leftover[]; look: () => void; discard: (id: string) => void } => {
  const { device } = useTutti()
  const { user } = useSession()
  const me = user?.id
  const [leftovers, setLeftovers] = useState<readonly Leftover[]>([])
  const look = useCallback(() => {
    if (!device || me === undefined) return
    device.leftovers(me, documentId).then(setLeftovers, () => undefined)
  }, [device, me, documentId])
  useEffect(look, [look])
  const discard = (id: string) => {
    setLeftovers(before => before.filter(each => each.id !== id))
    device?.discardLeftover(id).then(look, look)
  }
  return { leftovers, look, discard }
}

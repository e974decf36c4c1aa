import type { Document } from '@tutti/client'
import { useSession, useTutti } from '@tutti/react'
import { useEffect, useState } from 'react'
import { useLeftovers } from '../../data/use-leftovers'
import { editors } from '../../editors/registry'
import { Closed } from './closed'
import { LeftoverNotice } from './leftover-notice'

/** The server says that there is no such document for us; what was written to it on this device is not lost with it. */
export function Missing({ documentId, onRetry }: { documentId: string; onRetry: () => void }) {
  const { leftovers, look, discard } = useLeftovers(documentId)
  const known = useKnown(documentId, look)
  return (
    <div className="flex h-dvh flex-col">
      {leftovers.map(leftover => (
        <LeftoverNotice
          key={leftover.id}
          leftover={leftover}
          kind={editors[known?.kind ?? '']}
          title={known?.title ?? 'Document'}
          onDiscard={() => discard(leftover.id)}
        />
      ))}
      <div className="min-h-0 flex-1">
        <Closed why="missing" onRetry={onRetry} />
      </div>
    </div>
  )
}

const gone = { code: 'NOT_FOUND', message: 'The document is not there any more, or not for you.' }

/** What this device knows of the document; its copy is set aside. */
const useKnown = (documentId: string, setAside: () => void): Document | undefined => {
  const { device } = useTutti()
  const { user } = useSession()
  const me = user?.id
  const [known, setKnown] = useState<Document>()
  useEffect(() => {
    if (!device || me === undefined) return
    device.setAside(me, documentId, gone).then(setAside, () => undefined)
    device.answer(me, `document ${documentId}`).then(
      found => setKnown(found as Document | undefined),
      () => undefined,
    )
  }, [device, me, documentId, setAside])
  return known
}

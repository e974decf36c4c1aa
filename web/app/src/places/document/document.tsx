import { withRooms } from '@tutti/client'
import { RoomProvider, TuttiProvider, useTutti } from '@tutti/react'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { isGone } from '../../data/failure'
import { useDocument, useWaitingTitle } from '../../data/use-documents'
import { editors } from '../../editors/registry'
import { useTitle } from '../../shell/use-title'
import { Waiting } from '../../shell/waiting'
import { Closed } from './closed'
import { DocumentFrame } from './document-frame'
import { Missing } from './missing'

/** One document, opened by its id. The room says more than the request: it also knows when access ends later. */
export function DocumentPlace() {
  const { id = '' } = useParams()
  const { data: document, isPending, error, refetch } = useDocument(id)
  const tutti = useTutti()
  const whole = useMemo(() => withRooms(tutti), [tutti])
  const waitingTitle = useWaitingTitle(id)
  useTitle(waitingTitle ?? document?.title ?? 'Document')

  if (isPending) return <Waiting />
  if (!document)
    return isGone(error) ? (
      <Missing documentId={id} onRetry={() => void refetch()} />
    ) : (
      <Closed why="unreachable" onRetry={() => void refetch()} />
    )
  const kind = editors[document.kind]
  if (!kind) return <Closed why="unknown-kind" />
  return (
    <TuttiProvider tutti={whole}>
      <RoomProvider documentId={id} key={id}>
        <DocumentFrame document={document} kind={kind} />
      </RoomProvider>
    </TuttiProvider>
  )
}

import './canvas.css'
import { useRoom } from '@tutti/react'
import { ReactFlowProvider } from '@xyflow/react'
import { useRights } from '../shared/locks/place-rights'
import type { Session } from './session'
import { useSession } from './use-session'
import { Workbench } from './workbench'

/** Steps and what leads from one to the next, drawn together. */
export function WorkflowEditor() {
  const room = useRoom()
  const session = useSession(room)
  const { canEdit } = useRights()
  return (
    <div className="@container h-full bg-surface">
      {session && (
        <ReactFlowProvider key={keyOf(session)}>
          <Workbench room={room} session={session} canEdit={canEdit} />
        </ReactFlowProvider>
      )}
    </div>
  )
}

// another document is another canvas: nothing of the old one may stay selected or measured
const keys = new WeakMap<Session, number>()
let last = 0
const keyOf = (session: Session): number => {
  const known = keys.get(session)
  if (known) return known
  last += 1
  keys.set(session, last)
  return last
}

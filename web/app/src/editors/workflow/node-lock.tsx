import { EdgeLabelRenderer } from '@xyflow/react'
import { PlaceBadge } from '../shared/locks/lock-badge'
import { usePlaceRights } from '../shared/locks/place-rights'
import { edgePointer, nodePointer, shownLock } from './workflow-rights'

/** Who holds a step, at its lower edge: the upper one says who has selected it. */
export function NodeLock({ id }: { id: string }) {
  return (
    <PlaceBadge
      lock={shownLock(usePlaceRights(nodePointer(id)))}
      className="workflow-detail absolute -bottom-3 left-2 z-10 max-w-[calc(100%-1rem)] drop-shadow-sm"
    />
  )
}

/** Who holds a connection, in the middle of it, under its label. */
export function EdgeLock({ id, x, y }: { id: string; x: number; y: number }) {
  const lock = shownLock(usePlaceRights(edgePointer(id)))
  return (
    lock && (
      <EdgeLabelRenderer>
        <div
          className="workflow-detail pointer-events-auto absolute z-10"
          style={{ transform: `translate(-50%, 0) translate(${x}px, ${y + 8}px)` }}
        >
          <PlaceBadge lock={lock} />
        </div>
      </EdgeLabelRenderer>
    )
  )
}

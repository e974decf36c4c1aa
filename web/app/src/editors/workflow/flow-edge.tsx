import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import { useSelectors } from './canvas-context'
import type { CanvasEdge } from './canvas-nodes'
import { EdgeLock } from './node-lock'

const short = (label: string): string => (label.length > 32 ? `${label.slice(0, 31)}…` : label)

/** What leads from one step to the next. */
export const FlowEdge = memo(function FlowEdge({ id, data, markerEnd, ...ends }: EdgeProps<CanvasEdge>) {
  const [path, labelX, labelY] = getBezierPath(ends)
  const [other] = useSelectors(id)
  const label = short(data?.edge.label ?? '')
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd && { markerEnd })}
        {...(other && { style: { stroke: other.color } })}
        interactionWidth={24}
        {...(label && {
          label,
          labelX,
          labelY,
          labelBgPadding: [6, 3] as [number, number],
          labelBgBorderRadius: 4,
        })}
      />
      <EdgeLock id={id} x={labelX} y={labelY} />
    </>
  )
})

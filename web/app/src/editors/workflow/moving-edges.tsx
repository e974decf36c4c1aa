import { getBezierPath, Position, ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import type { CanvasEdge, CanvasNode } from './canvas-nodes'

type Handle = NonNullable<CanvasNode['handles']>[number]

const end = ({ position }: CanvasNode, { x, y, width = 0, height = 0 }: Handle, right: boolean) => ({
  x: position.x + x + (right ? width : 0),
  y: position.y + y + height / 2,
})

/** All connections in one line: where each begins and how it bends, one behind the other. */
export const pathOfAll = (nodes: readonly CanvasNode[], edges: readonly CanvasEdge[]): string => {
  const known = new Map(nodes.map(node => [node.id, node]))
  return edges
    .map(edge => {
      const [from, to] = [known.get(edge.source), known.get(edge.target)]
      const out = from?.handles?.find(
        ({ type, id }) => type === 'source' && (id ?? null) === edge.sourceHandle,
      )
      const into = to?.handles?.find(({ type }) => type === 'target')
      if (!from || !to || !out || !into) return ''
      const [source, target] = [end(from, out, true), end(to, into, false)]
      const [path] = getBezierPath({
        sourceX: source.x,
        sourceY: source.y,
        sourcePosition: Position.Right,
        targetX: target.x,
        targetY: target.y,
        targetPosition: Position.Left,
      })
      return path
    })
    .join('')
}

/**
 * The connections while a large canvas moves: one drawing. The canvas has one for each, several hundred of which take
 * longer than a frame.
 */
export function MovingEdges({ nodes, edges }: { nodes: CanvasNode[]; edges: CanvasEdge[] }) {
  const path = useMemo(() => pathOfAll(nodes, edges), [nodes, edges])
  return (
    <ViewportPortal>
      <svg aria-hidden className="workflow-moving-edges">
        <path d={path} />
      </svg>
    </ViewportPortal>
  )
}

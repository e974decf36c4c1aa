import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { type CanvasEdge, type CanvasNode, toCanvasEdges, toCanvasNodes } from './canvas-nodes'
import { dragWriter } from './drag-writer'
import type { Chosen } from './model/operations'
import type { Session } from './session'

export type Canvas = {
  nodes: CanvasNode[]
  edges: CanvasEdge[]
  onNodesChange: (changes: NodeChange<CanvasNode>[]) => void
  onEdgesChange: (changes: EdgeChange<CanvasEdge>[]) => void
  /** What is selected; the same object until it changes. */
  chosen: Chosen
  choose: (ids: Iterable<string>) => void
}

// what the canvas may change by itself: sizes are told, not measured, and deleting is ours
const isOurs = (change: NodeChange<CanvasNode> | EdgeChange<CanvasEdge>): boolean =>
  change.type === 'select' ||
  change.type === 'position' ||
  (change.type === 'dimensions' && change.resizing !== undefined)

// where it is let go it stands on a whole number, as in the document
const settled = (change: NodeChange<CanvasNode>): NodeChange<CanvasNode> =>
  change.type === 'position' && change.position && !change.dragging
    ? { ...change, position: { x: Math.round(change.position.x), y: Math.round(change.position.y) } }
    : change

const idsOf = (all: readonly { id: string; selected?: boolean | undefined }[]): string =>
  JSON.stringify(all.flatMap(({ id, selected }) => (selected ? [id] : [])))

/** The workflow as the canvas wants it: the document's, and what only this page knows (what is selected, dragged). */
export const useCanvas = (session: Session): Canvas => {
  const [nodes, setNodes] = useState(() => toCanvasNodes([], session.graph))
  const [edges, setEdges] = useState(() => toCanvasEdges([], session.graph))
  const writer = useMemo(() => dragWriter(session), [session])

  useEffect(() => {
    const read = () => {
      setNodes(before => toCanvasNodes(before, session.graph))
      setEdges(before => toCanvasEdges(before, session.graph))
    }
    read()
    const stop = session.store.subscribe(read)
    return () => {
      stop()
      writer.flush()
    }
  }, [session, writer])

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const ours = changes.filter(isOurs).map(settled)
      if (ours.length === 0) return
      setNodes(before => applyNodeChanges(ours, before))
      writer.write(ours)
    },
    [writer],
  )
  const onEdgesChange = useCallback((changes: EdgeChange<CanvasEdge>[]) => {
    const ours = changes.filter(isOurs)
    if (ours.length > 0) setEdges(before => applyEdgeChanges(ours, before))
  }, [])
  const choose = useCallback((ids: Iterable<string>) => {
    const wanted = new Set(ids)
    const mark = <Each extends { id: string; selected?: boolean | undefined }>(each: Each): Each =>
      Boolean(each.selected) === wanted.has(each.id) ? each : { ...each, selected: wanted.has(each.id) }
    setNodes(before => before.map(mark))
    setEdges(before => before.map(mark))
  }, [])

  const [nodeIds, edgeIds] = [idsOf(nodes), idsOf(edges)]
  const chosen = useMemo<Chosen>(
    () => ({ nodes: new Set(JSON.parse(nodeIds)), edges: new Set(JSON.parse(edgeIds)) }),
    [nodeIds, edgeIds],
  )
  return { nodes, edges, onNodesChange, onEdgesChange, chosen, choose }
}

import type { Edge, Node, NodeHandle } from '@xyflow/react'
import { MarkerType, Position } from '@xyflow/react'
import type { Box } from './model/arrange'
import type { Graph, WorkflowEdge, WorkflowNode } from './model/graph'
import { type StepType, stepTypeOf } from './step-types'

export type CanvasNode = Node<{ step: WorkflowNode }, 'step' | 'note'>
export type CanvasEdge = Edge<{ edge: WorkflowEdge }, 'flow'>

type Size = { width: number; height: number }

export const stepSize: Size = { width: 184, height: 56 }
const rowHeight = 24
const noteSize: Size = { width: 200, height: 120 }

export const isNote = ({ type }: Pick<WorkflowNode, 'type'>): boolean => type === 'note'

/** Steps have the size of their type, so nothing has to be measured; notes are as large as somebody made them. */
export const sizeOf = (step: Pick<WorkflowNode, 'type' | 'width' | 'height'>): Size => {
  if (isNote(step)) return { width: step.width ?? noteSize.width, height: step.height ?? noteSize.height }
  const { outputs } = stepTypeOf(step.type)
  return { ...stepSize, height: stepSize.height + (outputs.length > 1 ? outputs.length * rowHeight : 0) }
}

/** How far down an output is, from the top of its step. */
export const outputTop = (type: StepType, index: number): number =>
  type.outputs.length > 1 ? stepSize.height + rowHeight * (index + 0.5) - 4 : stepSize.height / 2

export const boxOf = (step: WorkflowNode): Box => ({ id: step.id, x: step.x, y: step.y, ...sizeOf(step) })

const handleSize = { width: 12, height: 12 }
// they sit inside the border
const border = 1

// told, not measured: an edge can be drawn before its steps are, also when they are out of sight
const handlesOf = (type: StepType): NodeHandle[] => [
  // also where nothing should lead to: what another client connected is shown as it is
  {
    type: 'target' as const,
    position: Position.Left,
    x: border - 6,
    y: border + stepSize.height / 2 - 6,
    ...handleSize,
  },
  ...type.outputs.map(({ id }, index) => ({
    type: 'source' as const,
    position: Position.Right,
    id: id ?? null,
    x: stepSize.width - border - 6,
    y: border + outputTop(type, index) - 6,
    ...handleSize,
  })),
]

const canvasNode = (step: WorkflowNode, before: CanvasNode | undefined): CanvasNode => {
  const type = stepTypeOf(step.type)
  const note = isNote(step)
  // while one drags or resizes it, one's own hand is ahead of the document
  const held = before?.dragging || before?.resizing ? before : undefined
  const size = held ? { width: held.width ?? 0, height: held.height ?? 0 } : sizeOf(step)
  return {
    id: step.id,
    type: note ? 'note' : 'step',
    position: held?.position ?? { x: step.x, y: step.y },
    data: { step },
    ...size,
    measured: size,
    handles: handlesOf(type),
    selected: before?.selected ?? false,
    dragging: before?.dragging ?? false,
    resizing: before?.resizing ?? false,
    zIndex: note ? 0 : 1,
    ariaLabel: `${type.name}${step.label && step.label !== type.name ? `: ${step.label}` : ''}`,
  }
}

/** The steps for the canvas: those that did not change are the same objects, so nothing of them is drawn again. */
export const toCanvasNodes = (before: readonly CanvasNode[], graph: Graph): CanvasNode[] => {
  const known = new Map(before.map(node => [node.id, node]))
  return [...graph.nodes.values()].map(step => {
    const node = known.get(step.id)
    return node?.data.step === step ? node : canvasNode(step, node)
  })
}

const marker = { type: MarkerType.ArrowClosed, width: 16, height: 16, color: 'var(--control)' }

const nameOf = (graph: Graph, id: string): string => {
  const step = graph.nodes.get(id)
  return step ? step.label || stepTypeOf(step.type).name : ''
}

const canvasEdge = (edge: WorkflowEdge, graph: Graph, before: CanvasEdge | undefined): CanvasEdge => {
  const source = stepTypeOf(graph.nodes.get(edge.source)?.type ?? '')
  // an output that its type does not have: drawn from the first one
  const output = source.outputs.find(({ id }) => id === edge.sourceHandle) ?? source.outputs[0]
  return {
    id: edge.id,
    type: 'flow',
    source: edge.source,
    target: edge.target,
    sourceHandle: output?.id ?? null,
    targetHandle: null,
    data: { edge },
    selected: before?.selected ?? false,
    markerEnd: marker,
    ariaLabel: `Connection from ${nameOf(graph, edge.source)} to ${nameOf(graph, edge.target)}`,
  }
}

/** Whether an edge has somewhere to begin and to end: notes have not. */
const canBeDrawn = (edge: WorkflowEdge, { nodes }: Graph): boolean => {
  const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)]
  return !!source && !!target && stepTypeOf(source.type).outputs.length > 0 && !isNote(target)
}

export const toCanvasEdges = (before: readonly CanvasEdge[], graph: Graph): CanvasEdge[] => {
  const known = new Map(before.map(edge => [edge.id, edge]))
  return [...graph.edges.values()]
    .filter(edge => canBeDrawn(edge, graph))
    .map(edge => {
      const made = canvasEdge(edge, graph, known.get(edge.id))
      const old = known.get(edge.id)
      const same =
        old?.data?.edge === edge && old.sourceHandle === made.sourceHandle && old.ariaLabel === made.ariaLabel
      return same ? old : made
    })
}

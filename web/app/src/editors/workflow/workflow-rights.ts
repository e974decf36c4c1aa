import { pointerTo } from '@tutti/client'
import type { NodeChange } from '@xyflow/react'
import type { LockTarget } from '../shared/locks/lock-desk'
import type { PlaceRights, Rights } from '../shared/locks/place-rights'
import type { LockActions } from '../shared/locks/use-lock-actions'
import { refuses, whyNotEdit, whyNotReplace } from '../shared/locks/why-not'
import type { CanvasNode } from './canvas-nodes'
import type { Connection, Graph } from './model/graph'
import type { Chosen } from './model/operations'
import { edgeId } from './model/operations'
import { nameOf } from './step-connections'

export const nodePointer = (id: string): string => pointerTo('nodes', id)
export const edgePointer = (id: string): string => pointerTo('edges', id)

/** A step as something to hold. */
export const nodeTarget = (graph: Graph, id: string): LockTarget => ({
  type: 'node',
  id,
  pointer: nodePointer(id),
  name: graph.nodes.has(id) ? `step “${nameOf(graph.nodes.get(id))}”` : 'the new step',
})

/** A connection as something to hold. */
export const edgeTarget = (id: string): LockTarget => ({
  type: 'edge',
  id,
  pointer: edgePointer(id),
  name: 'the connection',
})

/** What is selected as something to hold; undefined unless it is one thing. */
export const chosenTarget = (graph: Graph, { nodes, edges }: Chosen): LockTarget | undefined => {
  const [node, edge] = [[...nodes][0], [...edges][0]]
  if (nodes.size === 1 && node !== undefined && edges.size === 0) return nodeTarget(graph, node)
  return edges.size === 1 && edge !== undefined && nodes.size === 0 ? edgeTarget(edge) : undefined
}

/** What one may do with a workflow; what may not be done is said. */
export type WorkflowRights = {
  /** Whether these steps may be moved or changed. */
  mayChange: (nodes: Iterable<string>) => boolean
  /** Whether these may be taken away, with the connections that go with them. */
  mayRemove: (chosen: Chosen) => boolean
  /** Adds what is new: where one edits only what one holds, it is held first. */
  make: (graph: Graph, what: () => void) => void
  connect: (connection: Connection, what: () => void) => void
}

export const workflowRights = (
  graph: () => Graph,
  rights: Rights,
  { takeAll }: LockActions,
): WorkflowRights => {
  const held = (targets: readonly LockTarget[], what: () => void) => {
    const missing = targets.filter(({ pointer }) => rights.at(pointer).mustLock)
    if (missing.length === 0) what()
    else void takeAll(missing).then(isDone => isDone && what())
  }
  return {
    mayChange: nodes => !refuses([...nodes].map(id => whyNotEdit(rights.at(nodePointer(id))))),
    mayRemove: ({ nodes, edges }) => {
      const going = [...graph().edges.values()].filter(
        ({ id, source, target }) => edges.has(id) || nodes.has(source) || nodes.has(target),
      )
      return !refuses([
        ...[...nodes].map(id => whyNotReplace(rights.at(nodePointer(id)))),
        ...going.map(({ id }) => whyNotReplace(rights.at(edgePointer(id)))),
      ])
    },
    make: (made, what) =>
      held(
        [
          ...[...made.nodes.keys()].map(id => nodeTarget(made, id)),
          ...[...made.edges.keys()].map(edgeTarget),
        ],
        what,
      ),
    connect: (connection, what) => held([edgeTarget(edgeId(connection))], what),
  }
}

/** The lock to show on something: somebody else's before one's own, and not that on the whole document. */
export const shownLock = ({ others, mine, inside }: PlaceRights) =>
  [others, mine, ...inside].find(lock => lock && lock.place !== '')

const fixed = new WeakMap<CanvasNode, CanvasNode>()

/** The steps as they can be dragged: those that one may not change stay where they are. */
export const draggable = (nodes: CanvasNode[], rights: Rights): CanvasNode[] => {
  if (rights.locks.length === 0 && !rights.onlyHeld) return nodes
  return nodes.map(node => {
    if (rights.at(nodePointer(node.id)).canEdit) return node
    const known = fixed.get(node) ?? { ...node, draggable: false }
    fixed.set(node, known)
    return known
  })
}

/** What the canvas moves, but for what somebody has locked while it was in the hand: that goes back to its place. */
export const withoutHeld = (
  changes: NodeChange<CanvasNode>[],
  graph: Graph,
  rights: Rights,
): NodeChange<CanvasNode>[] =>
  changes.flatMap(change => {
    const moves = change.type === 'position' || change.type === 'dimensions'
    if (!moves || rights.at(nodePointer(change.id)).canEdit) return [change]
    const step = graph.nodes.get(change.id)
    if (!step || change.type !== 'position') return []
    return [{ ...change, position: { x: step.x, y: step.y }, dragging: false }]
  })

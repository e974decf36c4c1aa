import { useReactFlow } from '@xyflow/react'
import { type RefObject, useMemo } from 'react'
import { boxOf, stepSize } from './canvas-nodes'
import { freeSpot } from './free-spot'
import { type Alignment, type Axis, align, type Box, distribute, tidy } from './model/arrange'
import { clipOf, renewed } from './model/clip'
import { whyNot } from './model/connection'
import type { Connection, Graph, Point } from './model/graph'
import { newId } from './model/id'
import type { Chosen } from './model/operations'
import type { Session } from './session'
import type { StepType } from './step-types'
import { fitOptions } from './use-zoom'
import type { WorkflowRights } from './workflow-rights'

export type Actions = {
  /** Adds a step, in the middle of what one sees or where it was dropped. */
  add: (type: StepType, at?: Point) => void
  /** Puts a piece of workflow around a point, by default the middle of what one sees. */
  put: (clip: Graph, around?: Point) => void
  duplicate: () => void
  remove: () => void
  connect: (connection: Connection) => string | undefined
  disconnect: (edge: string) => void
  align: (alignment: Alignment) => void
  distribute: (axis: Axis) => void
  tidy: () => void
  selectAll: () => void
}

type What = {
  session: Session
  may: WorkflowRights
  chosen: Chosen
  choose: (ids: Iterable<string>) => void
  host: RefObject<HTMLElement | null>
}

const middleOf = (boxes: readonly Box[]): Point => {
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))]
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}

/** Everything one can do to a workflow besides dragging; each is one step of undo. */
export const useActions = ({ session, may, chosen, choose, host }: What): Actions => {
  const flow = useReactFlow()
  return useMemo(() => {
    const seen = (): Point => {
      const area = host.current?.getBoundingClientRect()
      if (!area) return { x: 0, y: 0 }
      return flow.screenToFlowPosition({ x: area.x + area.width / 2, y: area.y + area.height / 2 })
    }
    const boxes = (): Box[] =>
      [...session.graph.nodes.values()].filter(({ id }) => chosen.nodes.has(id)).map(boxOf)
    const addAll = (made: Graph) =>
      may.make(made, () => {
        session.add(made)
        choose(made.nodes.keys())
      })
    const place = (places: ReadonlyMap<string, Point>) => {
      if (may.mayChange(places.keys())) session.place(places)
    }
    const add = (type: StepType, at?: Point) => {
      const middle = at ?? seen()
      const wanted = {
        x: Math.round(middle.x - stepSize.width / 2),
        y: Math.round(middle.y - stepSize.height / 2),
      }
      const place = at ? wanted : freeSpot(session.graph, wanted)
      const id = newId()
      const step = { id, type: type.id, label: type.name, data: type.values, ...place }
      addAll({ nodes: new Map([[id, step]]), edges: new Map() })
    }
    const put = (clip: Graph, around = seen()) => {
      const middle = middleOf([...clip.nodes.values()].map(boxOf))
      const made = renewed(clip, {
        x: Math.round(around.x - middle.x),
        y: Math.round(around.y - middle.y),
      })
      addAll(made)
    }
    return {
      add,
      put,
      duplicate: () => {
        const clip = clipOf(session.graph, chosen.nodes)
        if (clip.nodes.size === 0) return
        addAll(renewed(clip, { x: 24, y: 24 }))
      },
      remove: () => {
        if (chosen.nodes.size + chosen.edges.size > 0 && may.mayRemove(chosen)) session.remove(chosen)
      },
      connect: connection => {
        const why = whyNot(session.graph, connection)
        if (!why) may.connect(connection, () => void session.connect(connection))
        return why
      },
      disconnect: edge => {
        const only = { nodes: new Set<string>(), edges: new Set([edge]) }
        if (may.mayRemove(only)) session.remove(only)
      },
      align: alignment => place(align(boxes(), alignment)),
      distribute: axis => place(distribute(boxes(), axis)),
      tidy: () => {
        const { nodes, edges } = session.graph
        const steps = [...nodes.values()].filter(({ type }) => type !== 'note')
        place(tidy(steps.map(boxOf), [...edges.values()]))
        requestAnimationFrame(() => void flow.fitView(fitOptions()))
      },
      selectAll: () => choose([...session.graph.nodes.keys(), ...session.graph.edges.keys()]),
    }
  }, [flow, session, may, chosen, choose, host])
}

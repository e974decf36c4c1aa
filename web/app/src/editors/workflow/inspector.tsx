import { Copy, Spline, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/icon-button'
import type { LockTarget } from '../shared/locks/lock-desk'
import { useRights } from '../shared/locks/place-rights'
import { BoundLine } from './bound-fields'
import { isNote } from './canvas-nodes'
import { InspectorLock, InspectorLockButton } from './inspector-lock'
import type { Connection, Graph, WorkflowEdge, WorkflowNode } from './model/graph'
import type { Chosen } from './model/operations'
import { OtherProperties } from './other-properties'
import type { Session } from './session'
import { nameOf, StepConnections } from './step-connections'
import { StepFields } from './step-fields'
import { StepTile } from './step-tile'
import { stepTypeOf } from './step-types'
import { edgeTarget, nodeTarget } from './workflow-rights'

export type InspectorActions = {
  onDuplicate: () => void
  onDelete: () => void
  onClose: () => void
  onConnect: (connection: Connection) => void
  onDisconnect: (edge: string) => void
}

type InspectorProps = InspectorActions & {
  session: Session
  graph: Graph
  chosen: Chosen
  readOnly: boolean
}

/** What the one selected step or connection is set to. */
export function Inspector({ session, graph, chosen, readOnly, ...actions }: InspectorProps) {
  const rights = useRights()
  const [nodeId, ...moreNodes] = chosen.nodes
  const [edgeId, ...moreEdges] = chosen.edges
  if (moreNodes.length > 0 || moreEdges.length > 0 || (nodeId && edgeId)) return null
  const [step, edge] = [graph.nodes.get(nodeId ?? ''), graph.edges.get(edgeId ?? '')]
  const target = step ? nodeTarget(graph, step.id) : edge && edgeTarget(edge.id)
  if (!target) return null
  const fixed = readOnly || !rights.at(target.pointer).canEdit
  const panel = { graph, session, readOnly: fixed, canConnect: !readOnly, actions, target }
  if (step) return <StepPanel key={step.id} step={step} {...panel} />
  if (edge) return <EdgePanel key={edge.id} edge={edge} {...panel} />
  return null
}

type PanelProps = {
  graph: Graph
  session: Session
  readOnly: boolean
  /** Whether one may draw connections from it: they are things of their own. */
  canConnect: boolean
  actions: InspectorActions
  target: LockTarget
}

function StepPanel({
  step,
  graph,
  session,
  readOnly,
  canConnect,
  actions,
  target,
}: PanelProps & { step: WorkflowNode }) {
  const type = stepTypeOf(step.type)
  const { name } = type
  return (
    <Frame
      title={name}
      icon={<StepTile type={type} small />}
      readOnly={readOnly}
      actions={actions}
      target={target}
      canDuplicate
    >
      <InspectorLock target={target} />
      {!isNote(step) && (
        <BoundLine
          isName
          label="Name"
          value={step.label}
          readOnly={readOnly}
          placeholder={name}
          onText={label => session.rename(step.id, label)}
        />
      )}
      <StepFields step={step} session={session} readOnly={readOnly} />
      <OtherProperties step={step} session={session} readOnly={readOnly} />
      <StepConnections step={step} graph={graph} actions={actions} readOnly={!canConnect} />
    </Frame>
  )
}

function EdgePanel({ edge, graph, session, readOnly, actions, target }: PanelProps & { edge: WorkflowEdge }) {
  const [from, to] = [nameOf(graph.nodes.get(edge.source)), nameOf(graph.nodes.get(edge.target))]
  return (
    <Frame
      title="Connection"
      icon={<Spline size={16} aria-hidden className="text-muted" />}
      readOnly={readOnly}
      actions={actions}
      target={target}
    >
      <InspectorLock target={target} />
      <p className="text-ui">
        <span className="text-muted">From</span> {from} <span className="text-muted">to</span> {to}
      </p>
      <BoundLine
        isName
        label="Label"
        value={edge.label}
        readOnly={readOnly}
        placeholder="approved"
        onText={label => session.label(edge.id, label)}
      />
    </Frame>
  )
}

type FrameProps = {
  title: string
  icon: ReactNode
  readOnly: boolean
  actions: InspectorActions
  target: LockTarget
  canDuplicate?: boolean
  children: ReactNode
}

function Frame({ title, icon, readOnly, actions, target, canDuplicate = false, children }: FrameProps) {
  return (
    <aside
      aria-label="Inspector"
      data-inspector
      className="absolute inset-x-2 bottom-2 z-20 flex max-h-[55%] animate-appear flex-col rounded-lg border border-line bg-raised shadow-raised @xl:inset-x-auto @xl:top-2 @xl:right-2 @xl:bottom-auto @xl:max-h-[calc(100%-1rem)] @xl:w-72"
    >
      <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-3">
        {icon}
        <h2 className="min-w-0 flex-1 truncate text-ui font-semibold">{title}</h2>
        <InspectorLockButton target={target} />
        {!readOnly && canDuplicate && (
          <IconButton icon={Copy} label="Duplicate" className="!size-7" onClick={actions.onDuplicate} />
        )}
        {!readOnly && (
          <IconButton icon={Trash2} label="Delete" className="!size-7" onClick={actions.onDelete} />
        )}
        <IconButton icon={X} label="Close" className="!size-7" onClick={actions.onClose} />
      </header>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-3">{children}</div>
    </aside>
  )
}

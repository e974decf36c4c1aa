import { ArrowRight, X } from 'lucide-react'
import { IconButton } from '../../ui/icon-button'
import { Select } from '../../ui/select'
import type { InspectorActions } from './inspector'
import { whyNot } from './model/connection'
import type { Graph, WorkflowNode } from './model/graph'
import { type StepOutput, stepTypeOf } from './step-types'

type StepConnectionsProps = {
  step: WorkflowNode
  graph: Graph
  actions: Pick<InspectorActions, 'onConnect' | 'onDisconnect'>
  readOnly: boolean
}

export const nameOf = (step: WorkflowNode | undefined): string =>
  step ? step.label || stepTypeOf(step.type).name : 'Unknown step'

/** Where a step leads to: what the handles on the canvas do, for the keyboard and for fingers. */
export function StepConnections({ step, graph, actions, readOnly }: StepConnectionsProps) {
  const { outputs } = stepTypeOf(step.type)
  if (outputs.length === 0) return null
  return (
    <section aria-label="Connections" className="flex flex-col gap-2">
      {outputs.map(output => (
        <Output key={output.label} {...{ step, graph, actions, readOnly, output }} />
      ))}
    </section>
  )
}

function Output({ step, graph, actions, readOnly, output }: StepConnectionsProps & { output: StepOutput }) {
  const { outputs } = stepTypeOf(step.type)
  const title = outputs.length > 1 ? `If ${output.label}, goes to` : 'Goes to'
  const [first] = outputs
  const ends = [...graph.edges.values()].filter(
    ({ source, sourceHandle }) =>
      source === step.id &&
      (sourceHandle === output.id || (output === first && !outputs.some(({ id }) => id === sourceHandle))),
  )
  const connection = (target: string) => ({
    source: step.id,
    target,
    ...(output.id && { sourceHandle: output.id }),
  })
  const free = [...graph.nodes.values()].filter(
    ({ id, type }) => stepTypeOf(type).hasInput && !whyNot(graph, connection(id)),
  )
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-ui font-medium">{title}</h3>
      {ends.map(({ id, target, label }) => (
        <p key={id} className="flex min-h-8 items-center gap-2 text-ui">
          <ArrowRight size={14} aria-hidden className="shrink-0 text-muted" />
          <span className="min-w-0 flex-1 truncate">
            {nameOf(graph.nodes.get(target))}
            {label && <span className="text-muted"> · {label}</span>}
          </span>
          {!readOnly && (
            <IconButton
              icon={X}
              label={`Disconnect from ${nameOf(graph.nodes.get(target))}`}
              className="!size-7"
              onClick={() => actions.onDisconnect(id)}
            />
          )}
        </p>
      ))}
      {readOnly && ends.length === 0 && <p className="text-ui text-muted">Nothing yet</p>}
      {!readOnly && free.length > 0 && (
        <Select
          label={outputs.length > 1 ? `Connect ${output.label} to` : 'Connect to'}
          value=""
          options={[
            { value: '', label: 'Connect to…' },
            ...free.map(one => ({ value: one.id, label: nameOf(one) })),
          ]}
          onChange={target => {
            if (target) actions.onConnect(connection(target))
          }}
        />
      )}
    </div>
  )
}

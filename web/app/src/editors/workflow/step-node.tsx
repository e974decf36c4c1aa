import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '../../ui/cx'
import { useSelectors } from './canvas-context'
import { type CanvasNode, outputTop, stepSize } from './canvas-nodes'
import { NodeLock } from './node-lock'
import { SelectedBy } from './selected-by'
import { StepTile } from './step-tile'
import { stepTypeOf } from './step-types'

/** A step on the canvas: what it is, what it is called, what it does. */
export const StepNode = memo(function StepNode({
  id,
  data: { step },
  selected,
  isConnectable,
}: NodeProps<CanvasNode>) {
  const type = stepTypeOf(step.type)
  const { outputs } = type
  const summary = type.summary(step.data)
  return (
    <div
      className={cx(
        'workflow-step relative size-full rounded-lg border bg-raised text-ink',
        selected ? 'border-accent' : 'border-control/50',
      )}
    >
      <SelectedBy people={useSelectors(id)} />
      <NodeLock id={id} />
      <div className="flex items-center gap-2.5 px-2.5" style={{ height: stepSize.height - 2 }}>
        <StepTile type={type} />
        <span className="workflow-detail min-w-0 flex-1">
          <span className="block truncate text-ui font-medium">{step.label || type.name}</span>
          <span className="block truncate text-note text-muted">{summary || type.name}</span>
        </span>
      </div>
      <Handle
        type="target"
        position={Position.Left}
        style={{ top: stepSize.height / 2 }}
        isConnectable={isConnectable && type.hasInput}
        className={cx(!type.hasInput && 'workflow-no-input')}
      />
      {outputs.map((output, index) => (
        <span key={output.label}>
          {outputs.length > 1 && (
            <span
              className="workflow-detail absolute right-3 -translate-y-1/2 text-note text-muted"
              style={{ top: outputTop(type, index) }}
            >
              {output.label}
            </span>
          )}
          <Handle
            type="source"
            position={Position.Right}
            id={output.id ?? null}
            style={{ top: outputTop(type, index) }}
            isConnectable={isConnectable}
          />
        </span>
      ))}
    </div>
  )
})

import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '../../ui/cx'
import { useSelectors } from './canvas-context'
import type { CanvasNode } from './canvas-nodes'
import { NodeLock } from './node-lock'
import { SelectedBy } from './selected-by'
import { stepTypeOf } from './step-types'

/** A remark on the canvas. Nothing leads to it or from it. */
export const NoteNode = memo(function NoteNode({
  id,
  data: { step },
  selected,
  draggable = true,
  isConnectable,
}: NodeProps<CanvasNode>) {
  const text = stepTypeOf('note').summary(step.data)
  return (
    <div
      className={cx(
        'relative size-full rounded-lg border bg-warn-soft text-warn-ink',
        selected ? 'border-accent' : 'border-warn-ink/20',
      )}
    >
      <SelectedBy people={useSelectors(id)} />
      <NodeLock id={id} />
      <NodeResizer
        isVisible={selected && draggable && isConnectable}
        minWidth={96}
        minHeight={64}
        maxWidth={1_200}
        maxHeight={1_200}
      />
      <p className="size-full overflow-hidden p-3 text-ui whitespace-pre-wrap break-words">
        {text || step.label || 'An empty note'}
      </p>
    </div>
  )
})

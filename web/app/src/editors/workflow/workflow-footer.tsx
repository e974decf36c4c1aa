import { useReactFlow, useStore } from '@xyflow/react'
import { Maximize, Minus, Plus, Wand2 } from 'lucide-react'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { UndoButtons } from '../shared/undo-buttons'
import type { Graph } from './model/graph'
import type { Session } from './session'
import { ShortcutsHelp } from './shortcuts-help'
import { fitOptions, useZoom } from './use-zoom'

type WorkflowFooterProps = {
  session: Session
  graph: Graph
  canEdit: boolean
  onOpenPalette: () => void
  onTidy: () => void
  help: boolean
  onHelp: (open: boolean) => void
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

export function WorkflowFooter(props: WorkflowFooterProps) {
  const { session, graph, canEdit, onOpenPalette, onTidy, help, onHelp } = props
  return (
    <footer className="flex h-9 shrink-0 items-center gap-1 border-t border-line px-2 text-note text-muted">
      {canEdit && (
        <>
          <UndoButtons undo={session.undo} />
          <Button size="small" look="ghost" className="!h-7 @4xl:hidden" onClick={onOpenPalette}>
            <Plus size={14} aria-hidden />
            Add step
          </Button>
          {graph.nodes.size > 1 && (
            <IconButton icon={Wand2} label="Tidy up" className="!size-7" onClick={onTidy} />
          )}
        </>
      )}
      <span className="ml-auto truncate px-2 tabular-nums @max-lg:hidden">
        {counted(graph.nodes.size, 'step')}, {counted(graph.edges.size, 'connection')}
      </span>
      <span className="flex items-center @max-lg:ml-auto">
        <ZoomControls />
        <ShortcutsHelp open={help} onOpenChange={onHelp} />
      </span>
    </footer>
  )
}

function ZoomControls() {
  const { fitView } = useReactFlow()
  const { zoomIn, zoomOut } = useZoom()
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100))
  return (
    <>
      <IconButton icon={Minus} label="Zoom out" className="!size-7" onClick={zoomOut} />
      <span className="w-10 text-center tabular-nums">{percent}%</span>
      <IconButton icon={Plus} label="Zoom in" className="!size-7" onClick={zoomIn} />
      <IconButton
        icon={Maximize}
        label="Show everything"
        className="!size-7"
        onClick={() => void fitView(fitOptions())}
      />
    </>
  )
}

import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import type * as Y from 'yjs'
import { IconButton } from '../../../ui/icon-button'
import { UndoButtons } from '../../shared/undo-buttons'
import { usePipeline } from './pipeline-context'

type ToolbarProps = {
  undo: Y.UndoManager | undefined
  allClosed: boolean
  onCloseAll: (closed: boolean) => void
  children: ReactNode
}

/** Below the steps: undo, what the last run came to, and what concerns all steps. */
export function Toolbar({ undo, allClosed, onCloseAll, children }: ToolbarProps) {
  const { steps, canEdit, outcomes } = usePipeline()
  const ran = [...outcomes.by.values()].some(({ state }) => state === 'done')
  return (
    <footer className="flex h-9 shrink-0 items-center gap-1 border-t border-line px-2 text-note text-muted">
      {canEdit && <UndoButtons undo={undo} />}
      <span role="status" className="ml-auto truncate px-2 tabular-nums">
        {steps.length} {steps.length === 1 ? 'step' : 'steps'}
        {outcomes.running
          ? ' · running…'
          : ran && outcomes.ms !== undefined && ` · ran in ${duration(outcomes.ms)}`}
      </span>
      {steps.length > 0 && (
        <IconButton
          icon={allClosed ? ChevronsUpDown : ChevronsDownUp}
          label={allClosed ? 'Open all steps' : 'Close all steps'}
          onClick={() => onCloseAll(!allClosed)}
          className="!size-7"
        />
      )}
      {children}
    </footer>
  )
}

const duration = (ms: number): string =>
  ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`

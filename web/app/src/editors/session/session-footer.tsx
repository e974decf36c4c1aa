import { Gauge, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import type { UndoManager } from 'yjs'
import { IconButton } from '../../ui/icon-button'
import { UndoButtons } from '../shared/undo-buttons'
import type { Place } from '../text/use-code-mirror'

type SessionFooterProps = {
  undo: UndoManager | undefined
  canEdit: boolean
  /** Where one is, when a file is open. */
  place: Place | undefined
  language: string
  onFind: () => void
  onDone: () => void
  context: { shown: boolean; toggle: () => void }
  children?: ReactNode
}

export function SessionFooter(props: SessionFooterProps) {
  const { undo, canEdit, place, language, onFind, onDone, context, children } = props
  return (
    <footer className="flex h-9 shrink-0 items-center gap-1 border-t border-line px-2 text-note text-muted">
      {children}
      {canEdit && <UndoButtons undo={undo} onDone={onDone} />}
      {place && <IconButton icon={Search} label="Find and replace" onClick={onFind} className="!size-7" />}
      <span className="ml-auto truncate px-2 tabular-nums">
        {place && (
          <>
            <span className="max-sm:hidden">
              Line {place.line}, column {place.column} ·{' '}
            </span>
            {language}
          </>
        )}
      </span>
      <IconButton
        icon={Gauge}
        label="Context"
        aria-pressed={context.shown}
        onClick={context.toggle}
        className="!size-7"
      />
    </footer>
  )
}

import { Redo2, Undo2 } from 'lucide-react'
import type * as Y from 'yjs'
import { IconButton } from '../../ui/icon-button'
import { Select } from '../../ui/select'
import { type Language, languages } from './languages'
import type { Place } from './use-activity'
import { useUndoState } from './use-undo-state'

type EditorFooterProps = {
  language: Language
  onLanguage: (id: string) => void
  canEdit: boolean
  place: Place
  undo: Y.UndoManager | undefined
  onDone: () => void
}

const options = languages.map(({ id, name }) => ({ value: id, label: name }))

export function EditorFooter({ language, onLanguage, canEdit, place, undo, onDone }: EditorFooterProps) {
  const { canUndo, canRedo } = useUndoState(undo)
  const back = () => {
    undo?.undo()
    onDone()
  }
  const forth = () => {
    undo?.redo()
    onDone()
  }
  return (
    <footer className="flex h-9 shrink-0 items-center gap-1 border-t border-line px-2 text-note text-muted">
      {canEdit && (
        <>
          <IconButton
            icon={Undo2}
            label="Undo my last change"
            aria-disabled={!canUndo}
            onClick={back}
            className="!size-7 aria-disabled:opacity-60"
          />
          <IconButton
            icon={Redo2}
            label="Redo"
            aria-disabled={!canRedo}
            onClick={forth}
            className="!size-7 aria-disabled:opacity-60"
          />
        </>
      )}
      <span className="ml-auto px-2 tabular-nums">
        Line {place.line}, column {place.column}
      </span>
      <Select
        quiet
        label="Language"
        value={language.id}
        onChange={onLanguage}
        options={options}
        disabled={!canEdit}
      />
    </footer>
  )
}

import type * as Y from 'yjs'
import { Select } from '../../ui/select'
import { UndoButtons } from '../shared/undo-buttons'
import { type Language, languages } from '../text/languages'
import type { Place } from '../text/use-code-mirror'

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
  return (
    <footer className="flex h-9 shrink-0 items-center gap-1 border-t border-line px-2 text-note text-muted">
      {canEdit && <UndoButtons undo={undo} onDone={onDone} />}
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

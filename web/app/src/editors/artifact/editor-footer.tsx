import { openSearchPanel } from '@codemirror/search'
import type { EditorView } from '@codemirror/view'
import { Search } from 'lucide-react'
import type * as Y from 'yjs'
import { IconButton } from '../../ui/icon-button'
import { UndoButtons } from '../shared/undo-buttons'
import { Counts } from '../text/counts'
import { LanguageChooser } from '../text/language-chooser'
import type { Language } from '../text/languages'
import type { Place } from '../text/use-code-mirror'
import { TextMenu } from './text-menu'
import type { useTextView } from './use-text-view'
import { ViewSwitch } from './view-switch'

type EditorFooterProps = {
  language: Language
  onLanguage: (id: string) => void
  canEdit: boolean
  /** Whether one may say in which language it is. */
  mayName: boolean
  /** Holds what is selected; missing where one may not write at all. */
  onLock: (() => void) | undefined
  place: Place
  undo: Y.UndoManager | undefined
  view: EditorView | undefined
  shown: ReturnType<typeof useTextView>
  onFile: (file: File) => void
}

export function EditorFooter(props: EditorFooterProps) {
  const { language, onLanguage, canEdit, mayName, onLock, place, undo, view, shown, onFile } = props
  const hasText = shown.view !== 'preview'
  return (
    <footer className="flex h-9 shrink-0 items-center gap-1 border-t border-line px-2 text-note text-muted">
      {canEdit && <UndoButtons undo={undo} onDone={() => hasText && view?.focus()} />}
      <ViewSwitch view={shown.view} choices={shown.choices} onView={shown.choose} />
      {hasText && (
        <IconButton
          icon={Search}
          label="Find and replace"
          onClick={() => view && openSearchPanel(view)}
          className="!size-7"
        />
      )}
      <span className="ml-auto shrink-0 px-2 tabular-nums max-sm:hidden">
        {hasText && `Line ${place.line}, column ${place.column}`}
      </span>
      <span className="shrink-0 max-sm:ml-auto">
        <Counts view={view} />
      </span>
      <LanguageChooser language={language} onLanguage={onLanguage} disabled={!mayName} />
      <TextMenu
        view={view}
        canEdit={canEdit}
        onLock={onLock}
        isMarkdown={language.id === 'markdown'}
        onFile={onFile}
      />
    </footer>
  )
}

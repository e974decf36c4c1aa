import { useRoom } from '@tutti/react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useCanEdit } from '../../data/use-can-edit'
import { cx } from '../../ui/cx'
import { useFollowTarget, useJumpTarget } from '../shared/jump'
import { lineOf } from '../shared/line-of'
import { useUndo } from '../shared/use-undo'
import { useWidth } from '../shared/use-width'
import { FindPanel } from '../text/find/find-panel'
import { goToLine } from '../text/go-to-line'
import { lookAt } from '../text/look-at'
import { TextPlaces } from '../text/text-places'
import { useCodeMirror } from '../text/use-code-mirror'
import { EditorFooter } from './editor-footer'
import { setLanguageOfFile } from './set-language'
import { useInsertFile } from './use-insert-file'
import { useLanguage } from './use-language'
import { useTextView } from './use-text-view'

const Preview = lazy(async () => ({ default: (await import('./preview/preview')).Preview }))

const origin = { editor: 'artifact' }

/** Text and code, written together. */
export function ArtifactEditor() {
  const room = useRoom()
  const canEdit = useCanEdit()
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const text = useMemo(() => room.doc.getText('content'), [room])
  const undo = useUndo(
    useMemo(() => [text], [text]),
    origin,
  )
  const [places] = useState(() => new TextPlaces())
  const [language, setLanguage] = useLanguage(room)
  const shown = useTextView(language.id === 'markdown', width)
  const { host, view, place, findHost } = useCodeMirror({
    room,
    text,
    undo,
    places,
    language,
    prose: language.prose ?? false,
    canEdit,
    label: 'Text of the document',
  })
  const insert = useInsertFile({ view, canEdit, onLanguageOf: name => setLanguageOfFile(room.doc, name) })
  useJumpTarget(presence => {
    const line = lineOf(presence)
    if (!view || line === undefined) return
    if (shown.view === 'preview') shown.choose('edit')
    // the text is there to be scrolled once it is shown
    requestAnimationFrame(() => goToLine(view, line))
  })
  useFollowTarget(presence => {
    if (!view) return
    if (shown.view === 'preview') shown.choose('edit')
    requestAnimationFrame(() => lookAt(view, presence))
  })
  return (
    <div ref={root} className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-0 flex-1">
        <div ref={host} className={cx('h-full min-w-0 flex-1', shown.view === 'preview' && 'hidden')} />
        {view && shown.view !== 'edit' && (
          <div className={cx('flex min-w-0 flex-1', shown.view === 'split' && 'border-l border-line')}>
            <Suspense>
              <Preview view={view} canEdit={canEdit} beside={shown.view === 'split'} />
            </Suspense>
          </div>
        )}
      </div>
      {view && findHost && <FindPanel view={view} host={findHost} />}
      <EditorFooter
        language={language}
        onLanguage={setLanguage}
        canEdit={canEdit}
        place={place}
        undo={undo}
        view={view}
        shown={shown}
        onFile={insert}
      />
    </div>
  )
}

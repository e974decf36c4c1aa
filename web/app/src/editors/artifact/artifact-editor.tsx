import { useRoom } from '@tutti/react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { cx } from '../../ui/cx'
import { useFollowTarget, useJumpTarget } from '../shared/jump'
import { lineOf } from '../shared/line-of'
import { useLockable, useLockDesk } from '../shared/locks/lock-desk'
import { useRights } from '../shared/locks/place-rights'
import { useGuardedUndo } from '../shared/locks/use-guarded-undo'
import { useUndo } from '../shared/use-undo'
import { useWidth } from '../shared/use-width'
import { FindPanel } from '../text/find/find-panel'
import { goToLine } from '../text/go-to-line'
import { HeldTags } from '../text/held-tags'
import { LockToWrite } from '../text/lock-to-write'
import { lookAt } from '../text/look-at'
import { TextPlaces } from '../text/text-places'
import { useCodeMirror } from '../text/use-code-mirror'
import { selectedPart, useHeldParts, useTextRights, whyNotUndo } from '../text/use-held-text'
import { EditorFooter } from './editor-footer'
import { setLanguageOfFile } from './set-language'
import { useInsertFile } from './use-insert-file'
import { useLanguage } from './use-language'
import { useTextView } from './use-text-view'

const Preview = lazy(async () => ({ default: (await import('./preview/preview')).Preview }))

const origin = { editor: 'artifact' }
const pointer = '/content'
const whole = { type: 'path', id: pointer, pointer, name: 'the whole text' }

/** Text and code, written together. */
export function ArtifactEditor() {
  const room = useRoom()
  const rights = useRights()
  const { canEdit, rights: here, hosts } = useTextRights(rights, pointer)
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const text = useMemo(() => room.doc.getText('content'), [room])
  const undo = useUndo(
    useMemo(() => [text], [text]),
    origin,
  )
  const [places] = useState(() => new TextPlaces())
  const [language, setLanguage] = useLanguage(room)
  const mayName = rights.at('/meta/language').canEdit
  const shown = useTextView(language.id === 'markdown', width)
  const { host, view, place, findHost } = useCodeMirror({
    room,
    text,
    undo,
    places,
    language,
    prose: language.prose ?? false,
    canEdit,
    hosts,
    label: 'Text of the document',
  })
  useHeldParts(view, text, pointer, rights)
  useGuardedUndo(undo, whyNotUndo(view, pointer, rights))
  const selected = () => view && selectedPart(view, text, pointer, rights.onlyHeld)
  useLockable(selected)
  const desk = useLockDesk()
  const insert = useInsertFile({
    view,
    canEdit,
    onLanguageOf: name => mayName && setLanguageOfFile(room.doc, name),
  })
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
      {view && here.mustLock && <LockToWrite view={view} text={text} pointer={pointer} whole={whole} />}
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
      <HeldTags hosts={hosts} />
      {view && findHost && <FindPanel view={view} host={findHost} />}
      <EditorFooter
        language={language}
        onLanguage={setLanguage}
        mayName={mayName}
        canEdit={canEdit}
        onLock={rights.canEdit ? () => desk.lock(selected() ?? whole) : undefined}
        place={place}
        undo={undo}
        view={view}
        shown={shown}
        onFile={insert}
      />
    </div>
  )
}

import { useRoom } from '@tutti/react'
import { useMemo, useState } from 'react'
import { useCanEdit } from '../../data/use-can-edit'
import { useUndo } from '../shared/use-undo'
import { FindPanel } from '../text/find/find-panel'
import { TextPlaces } from '../text/text-places'
import { useCodeMirror } from '../text/use-code-mirror'
import { EditorFooter } from './editor-footer'
import { useLanguage } from './use-language'

const origin = { editor: 'artifact' }

/** Text and code, written together. */
export function ArtifactEditor() {
  const room = useRoom()
  const canEdit = useCanEdit()
  const text = useMemo(() => room.doc.getText('content'), [room])
  const undo = useUndo(
    useMemo(() => [text], [text]),
    origin,
  )
  const [places] = useState(() => new TextPlaces())
  const [language, setLanguage] = useLanguage(room)
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
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div ref={host} className="min-h-0 flex-1" />
      {view && findHost && <FindPanel view={view} host={findHost} />}
      <EditorFooter
        language={language}
        onLanguage={setLanguage}
        canEdit={canEdit}
        place={place}
        undo={undo}
        onDone={() => view?.focus()}
      />
    </div>
  )
}

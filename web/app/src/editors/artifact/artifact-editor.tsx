import { useRoom } from '@tutti/react'
import { useCanEdit } from '../../data/use-can-edit'
import { EditorFooter } from './editor-footer'
import { useActivity } from './use-activity'
import { useCodeMirror } from './use-code-mirror'
import { useLanguage } from './use-language'

/** Text and code, written together. */
export function ArtifactEditor() {
  const room = useRoom()
  const canEdit = useCanEdit()
  const [language, setLanguage] = useLanguage(room)
  const { listener, place } = useActivity(room)
  const { host, view, undo } = useCodeMirror({
    room,
    language,
    canEdit,
    listener,
    label: 'Text of the document',
  })
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div ref={host} className="min-h-0 flex-1" />
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

import type { EditorView } from '@codemirror/view'
import { useEffect } from 'react'
import { failureText } from '../../data/failure'
import { toast } from '../../ui/toast'
import { readText } from '../shared/read-text'

type Options = {
  view: EditorView | undefined
  canEdit: boolean
  /** An empty text takes the language of the file that comes into it. */
  onLanguageOf: (name: string) => void
}

/** Puts a file into the text: where it is dropped, or at the cursor. */
export const useInsertFile = ({
  view,
  canEdit,
  onLanguageOf,
}: Options): ((file: File, at?: number) => void) => {
  const insert = async (file: File, at?: number) => {
    if (!view) return
    const { text } = await readText(file)
    const wasEmpty = view.state.doc.length === 0
    const { from, to } = at === undefined ? view.state.selection.main : { from: at, to: at }
    const { doc: before } = view.state
    view.dispatch({
      changes: { from, to, insert: text },
      selection: { anchor: from + text.length },
      scrollIntoView: true,
      userEvent: 'input.file',
    })
    // somebody else may hold that part of the text: then the editor has said so
    if (view.state.doc === before) return
    if (wasEmpty) onLanguageOf(file.name)
    toast(`“${file.name}” inserted`)
  }
  const run = (file: File, at?: number) => {
    insert(file, at).catch(failure => toast.error(failureText(failure)))
  }
  useEffect(() => {
    if (!view) return
    // before the editor's own: that one would take anything, however large
    const onDrop = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? []
      if (!file) return
      event.preventDefault()
      event.stopPropagation()
      if (canEdit) run(file, view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? undefined)
    }
    const { parentElement } = view.dom
    parentElement?.addEventListener('drop', onDrop, { capture: true })
    return () => parentElement?.removeEventListener('drop', onDrop, { capture: true })
  })
  return run
}

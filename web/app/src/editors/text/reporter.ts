import type { Extension } from '@codemirror/state'
import type { EditorView, ViewUpdate } from '@codemirror/view'
import { EditorView as View } from '@codemirror/view'
import type { Presence } from '@tutti/client'
import { visibleLines } from './visible-lines'

export type Place = { line: number; column: number }

type Reporting = {
  presence: Presence
  /** The path where the document has files. */
  file: string | undefined
  onPlace: (place: Place) => void
}

/** Typing ends this long after the last key, as everywhere in Tutti. */
const typingMs = 3000
// who scrolls tells it this often at most
const scrollMs = 100

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Turns what happens in the editor into "typing on line 4": viewing until one clicks into the text, then editing. */
export const reporter = ({
  presence,
  file,
  onPlace,
}: Reporting): { extension: Extension; start: (view: EditorView) => () => void } => {
  let typing: ReturnType<typeof setTimeout> | undefined
  let scrolling: ReturnType<typeof setTimeout> | undefined

  const tell = (field: string, value: unknown) => {
    if (!same(presence.getLocalState()?.[field], value)) presence.setLocalStateField(field, value)
  }
  const onUpdate = (update: ViewUpdate) => {
    if (update.selectionSet || update.docChanged) {
      const { head } = update.state.selection.main
      const line = update.state.doc.lineAt(head)
      onPlace({ line: line.number, column: head - line.from + 1 })
      if (update.view.hasFocus) tell('line', line.number)
    }
    if (update.geometryChanged) tellViewport(update.view)
    const typed = update.transactions.some(each => each.isUserEvent('input') || each.isUserEvent('delete'))
    if (typed) {
      tell('activity', 'editing')
      tell('typing', 'document')
      clearTimeout(typing)
      typing = setTimeout(() => tell('typing', undefined), typingMs)
    } else if (update.focusChanged && update.view.hasFocus && !update.state.readOnly)
      tell('activity', 'editing')
  }
  // whoever follows someone sees what that one tells already; a text that is hidden shows no lines
  const isOwnView = (view: EditorView) =>
    presence.mine.following === undefined && view.scrollDOM.clientHeight > 0
  const tellViewport = (view: EditorView) => {
    scrolling ??= setTimeout(() => {
      scrolling = undefined
      if (!isOwnView(view)) return
      const [first_line, last_line] = visibleLines(view)
      tell('viewport', { ...(file !== undefined && { file }), first_line, last_line })
    }, scrollMs)
  }
  const start = (view: EditorView) => {
    tell('activity', 'viewing')
    tell('file', file)
    tell('line', undefined)
    tellViewport(view)
    return () => {
      clearTimeout(typing)
      clearTimeout(scrolling)
      scrolling = undefined
      presence.update({
        typing: undefined,
        cursor: undefined,
        line: undefined,
        viewport: undefined,
        file: undefined,
      } as never)
    }
  }
  const extension = [
    View.updateListener.of(onUpdate),
    View.domEventHandlers({ scroll: (_, view) => tellViewport(view) }),
  ]
  return { extension, start }
}

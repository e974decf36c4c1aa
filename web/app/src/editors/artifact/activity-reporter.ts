import type { ViewUpdate } from '@codemirror/view'
import type { Room } from '@tutti/client'

export type Place = { line: number; column: number }
type Activity = 'viewing' | 'editing' | 'typing'

/** Typing ends this long after the last key, as everywhere in Tutti. */
const typingMs = 3000

type Reporter = { onUpdate: (update: ViewUpdate) => void; start: () => () => void }

/** Turns what happens in the editor into "typing on line 4": viewing until one clicks into the text, then editing. */
export const activityReporter = (presence: Room['presence'], onPlace: (place: Place) => void): Reporter => {
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (field: 'activity' | 'line', value: Activity | number) => {
    if (presence.getLocalState()?.[field] !== value) presence.setLocalStateField(field, value)
  }
  const onUpdate = (update: ViewUpdate) => {
    if (update.selectionSet || update.docChanged) {
      const { head } = update.state.selection.main
      const line = update.state.doc.lineAt(head)
      onPlace({ line: line.number, column: head - line.from + 1 })
      if (update.view.hasFocus) tell('line', line.number)
    }
    const typed = update.transactions.some(each => each.isUserEvent('input') || each.isUserEvent('delete'))
    if (typed) {
      tell('activity', 'typing')
      clearTimeout(timer)
      timer = setTimeout(() => tell('activity', 'editing'), typingMs)
    } else if (update.focusChanged && update.view.hasFocus && !update.state.readOnly)
      tell('activity', 'editing')
  }
  const start = () => {
    tell('activity', 'viewing')
    return () => clearTimeout(timer)
  }
  return { onUpdate, start }
}

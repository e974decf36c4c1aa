import type { ViewUpdate } from '@codemirror/view'
import type { Room } from '@tutti/client'

export type Place = { line: number; column: number }
type Field = 'activity' | 'typing' | 'line'

/** Typing ends this long after the last key, as everywhere in Tutti. */
const typingMs = 3000

type Reporter = { onUpdate: (update: ViewUpdate) => void; start: () => () => void }

/** Turns what happens in the editor into "typing on line 4": viewing until one clicks into the text, then editing. */
export const activityReporter = (presence: Room['presence'], onPlace: (place: Place) => void): Reporter => {
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (field: Field, value: string | number | undefined) => {
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
      tell('activity', 'editing')
      tell('typing', 'document')
      clearTimeout(timer)
      timer = setTimeout(() => tell('typing', undefined), typingMs)
    } else if (update.focusChanged && update.view.hasFocus && !update.state.readOnly)
      tell('activity', 'editing')
  }
  const start = () => {
    tell('activity', 'viewing')
    return () => {
      clearTimeout(timer)
      tell('typing', undefined)
    }
  }
  return { onUpdate, start }
}

import { EditorView } from '@codemirror/view'

/** Puts the cursor at the beginning of a line and the line into the middle; past the end it is the last one. */
export const goToLine = (view: EditorView, line: number): void => {
  const { from } = view.state.doc.line(Math.max(1, Math.min(Math.floor(line), view.state.doc.lines)))
  view.dispatch({
    selection: { anchor: from },
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  })
  view.focus()
}

import type { EditorView } from '@codemirror/view'

/** The first and the last line one sees, 1-based. */
export const visibleLines = (view: EditorView): [first: number, last: number] => {
  const { top, bottom } = view.scrollDOM.getBoundingClientRect()
  const at = (y: number) => view.state.doc.lineAt(view.lineBlockAtHeight(y - view.documentTop).from).number
  return [at(top), at(Math.max(top, bottom - 1))]
}

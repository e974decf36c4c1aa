import type { EditorView } from '@codemirror/view'

const box = /^(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[)([ xX])\]/

/** Ticks or unticks the task in a line, 0-based; answers false when there is none any more. */
export const toggleTask = (view: EditorView, line: number, done: boolean): boolean => {
  const { doc } = view.state
  if (!Number.isInteger(line) || line < 0 || line >= doc.lines) return false
  const { from, text } = doc.line(line + 1)
  const match = box.exec(text)
  if (!match?.[1] || (match[2] !== ' ') === done) return false
  const at = from + match[1].length
  view.dispatch({ changes: { from: at, to: at + 1, insert: done ? 'x' : ' ' }, userEvent: 'input.task' })
  return true
}

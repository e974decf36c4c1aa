import { EditorView } from '@codemirror/view'
import type { PresenceState } from '@tutti/client'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const lineNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(1, Math.floor(value)) : undefined

/** What someone sees of a text: their first and last line, and the line they are in while it is among these. */
export const seenLines = ({
  viewport,
  line,
}: PresenceState): { first: number; last: number; at: number | undefined } | undefined => {
  if (!isRecord(viewport)) return undefined
  const [first, at] = [lineNumber(viewport.first_line), lineNumber(line)]
  if (first === undefined) return undefined
  const last = Math.max(first, lineNumber(viewport.last_line) ?? first)
  return { first, last, at: at !== undefined && at >= first && at <= last ? at : undefined }
}

/**
 * Shows the lines someone else sees: theirs at the top is at the top here, unless the line they write in would then be
 * below the end of a smaller window.
 */
export const lookAt = (view: EditorView, presence: PresenceState): void => {
  const seen = seenLines(presence)
  if (!seen) return
  const { doc } = view.state
  const startOf = (line: number): number => doc.line(Math.min(line, doc.lines)).from
  const { first, at } = seen
  const needed =
    at === undefined ? 0 : view.lineBlockAt(startOf(at)).bottom - view.lineBlockAt(startOf(first)).top
  const fits = needed <= view.scrollDOM.clientHeight
  if (first === 1 && fits) view.scrollDOM.scrollTop = 0
  else
    view.dispatch({
      effects: EditorView.scrollIntoView(startOf(fits ? first : (at ?? first)), {
        y: fits ? 'start' : 'end',
        yMargin: 0,
      }),
    })
}

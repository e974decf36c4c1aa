import type { SearchQuery } from '@codemirror/search'
import type { EditorState } from '@codemirror/state'

export type Matches = {
  total: number
  /** Whether there are more than were counted. */
  more: boolean
  /** Which of them is selected, 1-based; 0 when none is. */
  current: number
}

const most = 5_000
// a frame has 16 ms
const budgetMs = 8

/** Counts what a search finds, as far as that goes without making anyone wait. */
export const countMatches = (query: SearchQuery, state: EditorState): Matches => {
  const { from, to } = state.selection.main
  const end = performance.now() + budgetMs
  let total = 0
  let current = 0
  const cursor = query.getCursor(state)
  for (let step = cursor.next(); !step.done; step = cursor.next()) {
    total += 1
    if (step.value.from === from && step.value.to === to) current = total
    if (total === most || (total % 64 === 0 && performance.now() > end)) return { total, more: true, current }
  }
  return { total, more: false, current }
}

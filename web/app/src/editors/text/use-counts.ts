import type { EditorView } from '@codemirror/view'
import { useEffect, useState } from 'react'
import { type Counts, countWords } from './count-words'
import { onUpdateOf } from './find/find-panel-host'

export type TextCounts = { all: Counts; selected: Counts | undefined; lines: number }

// counting waits until nobody has written for a moment
const waitMs = 400

// Safari has no idle callbacks
const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 16)
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(work, { timeout: 1_000 })
  return () => cancelIdleCallback(id)
}

/** Runs a count to its end, a portion at a time; the returned function gives up. */
const run = (counting: Generator<undefined, Counts>, done: (counts: Counts) => void): (() => void) => {
  let stop: () => void = () => undefined
  const next = () => {
    const step = counting.next()
    if (step.done) done(step.value)
    else stop = whenIdle(next)
  }
  stop = whenIdle(next)
  return () => stop()
}

/** Words and characters of the text and of what is selected in it; never between a key and its letter. */
export const useCounts = (view: EditorView | undefined): TextCounts | undefined => {
  const [counts, setCounts] = useState<TextCounts>()
  useEffect(() => {
    if (!view) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let stop: () => void = () => undefined
    let all: Counts | undefined
    const count = () => {
      const { doc, selection } = view.state
      const { from, to } = selection.main
      const tell = (whole: Counts, selected?: Counts) => {
        all = whole
        setCounts({ all: whole, selected, lines: doc.lines })
      }
      const countSelected = (whole: Counts) => {
        if (from === to) tell(whole)
        else stop = run(countWords(doc, from, to), selected => tell(whole, selected))
      }
      if (all) countSelected(all)
      else stop = run(countWords(doc), countSelected)
    }
    count()
    const unhear = onUpdateOf(view, update => {
      if (!update.docChanged && !update.selectionSet) return
      if (update.docChanged) all = undefined
      clearTimeout(timer)
      stop()
      timer = setTimeout(count, waitMs)
    })
    return () => {
      unhear()
      clearTimeout(timer)
      stop()
    }
  }, [view])
  return counts
}

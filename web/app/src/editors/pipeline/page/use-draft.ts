import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'

const pause = 300

type Draft = {
  value: string
  onChange: (value: string) => void
  onBlur: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * A text that is written into the document a moment after the last key: not each letter is an edit and a run. What others
 * write meanwhile is shown unless one is in the middle of a word.
 */
export const useDraft = (shared: string, commit: (value: string) => void, onTyping: () => void): Draft => {
  const [draft, setDraft] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pending = useRef<string>(undefined)
  const latest = useRef(commit)
  latest.current = commit

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    const value = pending.current
    pending.current = undefined
    setDraft(undefined)
    if (value !== undefined) latest.current(value)
  }, [])
  useEffect(() => flush, [flush])
  return {
    value: draft ?? shared,
    onChange: value => {
      onTyping()
      pending.current = value
      setDraft(value)
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, pause)
    },
    onBlur: flush,
    onKeyDown: event => {
      if (event.key === 'Enter' || (event.key === 'z' && (event.ctrlKey || event.metaKey))) flush()
    },
  }
}

import { type KeyboardEvent, useRef, useState } from 'react'
import type { Row } from './model/tree'

type TreeKeys = {
  rows: readonly Row[]
  onToggle: (row: Row, open: boolean) => void
  onOpen: (row: Row) => void
  onRename: (row: Row) => void
  onDelete: (row: Row) => void
}

export type TreeFocus = {
  /** The row that Tab leads to. */
  current: string | undefined
  setCurrent: (key: string) => void
  onKeyDown: (event: KeyboardEvent) => void
  /** The element of a row, to give it the focus. */
  ref: (key: string) => (element: HTMLElement | null) => void
}

// letters typed within this time are one beginning of a name
const typeMs = 600

/** Moving in a tree by keys, as the ARIA pattern has it: arrows, Home, End, the beginning of a name, Enter, F2, Delete. */
export const useTree = ({ rows, onToggle, onOpen, onRename, onDelete }: TreeKeys): TreeFocus => {
  const [chosen, setChosen] = useState<string>()
  const elements = useRef(new Map<string, HTMLElement>())
  const typed = useRef({ text: '', at: 0 })
  const current = rows.some(({ key }) => key === chosen) ? chosen : rows[0]?.key

  const go = (row: Row | undefined) => {
    if (!row) return
    setChosen(row.key)
    elements.current.get(row.key)?.focus()
  }
  const toBeginning = (index: number, letter: string) => {
    const now = performance.now()
    const text = (now - typed.current.at < typeMs ? typed.current.text : '') + letter.toLowerCase()
    typed.current = { text, at: now }
    // a first letter leads on to the next of that name, more of them refine where one is
    const from = text.length === 1 ? index + 1 : index
    const around = [...rows.slice(from), ...rows.slice(0, from)]
    go(around.find(({ name }) => name.toLowerCase().startsWith(text)))
  }
  const act: Record<string, (row: Row, index: number) => void> = {
    ArrowDown: (_, index) => go(rows[index + 1]),
    ArrowUp: (_, index) => go(rows[index - 1]),
    home: () => go(rows[0]),
    end: () => go(rows.at(-1)),
    ArrowRight: (row, index) => {
      if (row.isFolder && !row.isOpen) onToggle(row, true)
      else if (row.isFolder) go(rows[index + 1])
    },
    ArrowLeft: (row, index) => {
      if (row.isOpen) onToggle(row, false)
      else go(rows.slice(0, index).findLast(({ level }) => level < row.level))
    },
    Enter: row => onOpen(row),
    ' ': row => onOpen(row),
    F2: row => onRename(row),
    Delete: row => onDelete(row),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex(({ key }) => key === current)
    const row = rows[index]
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const known = act[event.key === 'Home' || event.key === 'End' ? event.key.toLowerCase() : event.key]
    if (known) known(row, index)
    else if (event.key.length === 1) toBeginning(index, event.key)
    else return
    event.preventDefault()
  }
  const ref = (key: string) => (element: HTMLElement | null) => {
    if (element) elements.current.set(key, element)
    else elements.current.delete(key)
  }
  return { current, setCurrent: setChosen, onKeyDown, ref }
}

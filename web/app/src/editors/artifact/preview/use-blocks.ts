import type { EditorView } from '@codemirror/view'
import { useEffect, useState } from 'react'
import { onUpdateOf } from '../../text/find/find-panel-host'
import { type Block, blocksOf } from './blocks'

const soonMs = 120

/** The text of an editor as blocks, a moment after it changed: the longer that takes, the more seldom. */
export const useBlocks = (view: EditorView): readonly Block[] => {
  const [blocks, setBlocks] = useState(() => blocksOf(view.state.doc.toString()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let took = 0
    const read = () => {
      timer = undefined
      const before = performance.now()
      setBlocks(blocksOf(view.state.doc.toString()))
      took = performance.now() - before
    }
    read()
    const stop = onUpdateOf(view, update => {
      if (update.docChanged) timer ??= setTimeout(read, Math.max(soonMs, took * 4))
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [view])
  return blocks
}

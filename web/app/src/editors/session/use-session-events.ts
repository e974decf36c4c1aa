import type { EditorView } from '@codemirror/view'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import * as Y from 'yjs'
import { toast } from '../../ui/toast'
import type { TextPlaces } from '../text/text-places'
import { visibleLines } from '../text/visible-lines'
import type { Carried } from './model/carry-over'
import { type Files, pathOf } from './model/files'
import type { FilesUndo } from './model/files-undo'
import { nameOf } from './model/paths'
import type { Tabs } from './use-tabs'

type Around = {
  tabs: Tabs
  view: EditorView | undefined
  places: TextPlaces
  /** Gives the focus to the text that is shown next. */
  focusNext: () => void
  /** Makes a file again that somebody took away. */
  bringBack: (path: string, content: string) => void
}

/** What is done when files move or go while they are open here. */
export const useCarried = (around: RefObject<Around | undefined>): Carried =>
  useMemo(
    () => ({
      moved: ({ from, to, text, own }) => {
        const { tabs, view, places, focusNext } = around.current ?? {}
        if (!tabs?.open.includes(from)) return
        if (tabs.active === from && view) {
          // the same words are in the same place of the copy, as near as can be
          const { head } = view.state.selection.main
          places?.set(text, { cursor: head, top: view.state.doc.line(visibleLines(view)[0]).from })
          if (view.hasFocus) focusNext?.()
        }
        tabs.rename(from, to)
        if (!own) toast(`“${nameOf(from)}” is “${nameOf(to)}” now`)
      },
      gone: ({ path, content, own }) => {
        if (own || !around.current?.tabs.open.includes(path)) return
        toast(`Someone deleted “${nameOf(path)}”`, {
          duration: 12_000,
          action: { label: 'Bring it back', onClick: () => around.current?.bringBack(path, content) },
        })
      },
    }),
    [around],
  )

/** An undo can be about another file than the one that is shown: then that one is shown. */
export const useUndoLeadsTo = (
  undo: FilesUndo | undefined,
  files: Files,
  active: string | undefined,
  show: (path: string) => void,
): void => {
  const newest = useRef({ active, show })
  useEffect(() => {
    newest.current = { active, show }
  })
  useEffect(() => {
    if (!undo) return
    type Popped = { changedParentTypes: Map<unknown, unknown> }
    const popped = ({ changedParentTypes }: Popped) => {
      const paths = [...changedParentTypes.keys()]
        .filter(type => type instanceof Y.Text)
        .map(text => pathOf(files, text))
        .filter(path => path !== undefined)
      const [first] = paths
      if (first !== undefined && !paths.includes(newest.current.active ?? '')) newest.current.show(first)
    }
    undo.on('stack-item-popped', popped as never)
    return () => undo.off('stack-item-popped', popped as never)
  }, [undo, files])
}

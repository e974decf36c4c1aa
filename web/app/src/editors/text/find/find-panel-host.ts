import { search } from '@codemirror/search'
import type { Extension } from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import { replaceShown } from './find-state'

const listeners = new WeakMap<EditorView, Set<(update: ViewUpdate) => void>>()

/** Calls after each update of the editor, until the returned function is called. */
export const onUpdateOf = (view: EditorView, listener: (update: ViewUpdate) => void): (() => void) => {
  const heard = listeners.get(view) ?? new Set()
  listeners.set(view, heard.add(listener))
  return () => heard.delete(listener)
}

/** CodeMirror keeps the search and opens a panel; what is in it is drawn by the page, in the page's look. */
export const findPanel = (shown: (host: HTMLElement | undefined) => void): Extension => [
  replaceShown,
  EditorView.updateListener.of(update => {
    for (const listener of listeners.get(update.view) ?? []) listener(update)
  }),
  search({
    top: true,
    createPanel: () => {
      const dom = document.createElement('div')
      return { dom, top: true, mount: () => shown(dom), destroy: () => shown(undefined) }
    },
    scrollToMatch: range => EditorView.scrollIntoView(range, { y: 'center' }),
  }),
]

import { EditorSelection, type StateEffect } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type * as Y from 'yjs'
import { fromShared, type SharedCursor, toShared } from './shared-cursor'
import { visibleLines } from './visible-lines'

type Kept = { cursor: SharedCursor; top: SharedCursor }
type Beginning = { selection?: EditorSelection; scrollTo?: StateEffect<unknown> }

/** Where one was in each text: one comes back to the same words, also when others wrote before them. */
export class TextPlaces {
  private readonly kept = new WeakMap<Y.Text, Kept>()

  keep(text: Y.Text, view: EditorView): void {
    // a text that was taken out of the document has no positions
    if (!text.doc || view.state.doc.length !== text.length) return
    const top = view.state.doc.line(visibleLines(view)[0]).from
    this.kept.set(text, {
      cursor: toShared(text, view.state.selection.main),
      top: toShared(text, { anchor: top, head: top }),
    })
  }

  of(text: Y.Text): Beginning {
    const kept = this.kept.get(text)
    const cursor = fromShared(text, kept?.cursor)
    const top = fromShared(text, kept?.top)
    return {
      ...(cursor && { selection: EditorSelection.single(cursor.anchor, cursor.head) }),
      ...(top && { scrollTo: EditorView.scrollIntoView(top.head, { y: 'start', yMargin: 0 }) }),
    }
  }

  /** Puts cursor and first line somewhere before a text is opened, by their indexes. */
  set(text: Y.Text, { cursor, top }: { cursor: number; top: number }): void {
    const at = (index: number) => {
      const within = Math.max(0, Math.min(index, text.length))
      return toShared(text, { anchor: within, head: within })
    }
    this.kept.set(text, { cursor: at(cursor), top: at(top) })
  }
}

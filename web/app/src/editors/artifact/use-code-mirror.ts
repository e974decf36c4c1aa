import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
  rectangularSelection,
} from '@codemirror/view'
import type { Room } from '@tutti/client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next'
import * as Y from 'yjs'
import type { Language } from './languages'
import { remoteCarets } from './remote-carets'
import { remotePeople } from './remote-people'
import { editorTheme, prose } from './theme'

const writing: Extension = [
  highlightSpecialChars(),
  drawSelection(),
  dropCursor(),
  rectangularSelection(),
  crosshairCursor(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightSelectionMatches(),
  EditorView.lineWrapping,
  keymap.of([
    ...closeBracketsKeymap,
    ...yUndoManagerKeymap,
    ...searchKeymap,
    ...defaultKeymap,
    indentWithTab,
  ]),
]

const codeExtras: Extension = [lineNumbers(), highlightActiveLine(), highlightActiveLineGutter()]

// a reader can still put the focus into the text, to move and select with the keyboard
const locked: Extension = [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true' }),
]

type CodeMirror = {
  host: RefObject<HTMLDivElement | null>
  view: EditorView | undefined
  undo: Y.UndoManager | undefined
}

type Options = { room: Room; language: Language; canEdit: boolean; label: string; listener: Extension }

/** One editor per room; language and right to write are swapped inside it, so cursor and undo survive. */
export const useCodeMirror = ({ room, language, canEdit, label, listener }: Options): CodeMirror => {
  const host = useRef<HTMLDivElement>(null)
  const [made, setMade] = useState<{ view: EditorView; undo: Y.UndoManager }>()
  const [parts] = useState(() => ({
    language: new Compartment(),
    access: new Compartment(),
    naming: new Compartment(),
  }))

  useEffect(() => {
    if (!host.current) return
    const text = room.doc.getText('content')
    const undo = new Y.UndoManager(text)
    const view = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: text.toString(),
        extensions: [
          parts.access.of(locked),
          parts.naming.of([]),
          // its own cursors are left out (null): ours glide, keep their names readable and rest after a while
          yCollab(text, null, { undoManager: undo }),
          remotePeople(text, room.presence),
          remoteCarets,
          writing,
          parts.language.of([]),
          editorTheme,
          listener,
        ],
      }),
    })
    setMade({ view, undo })
    return () => {
      view.destroy()
      undo.destroy()
      setMade(undefined)
    }
  }, [room, parts, listener])

  useEffect(() => {
    let current = true
    const apply = async () => {
      const grammar = await language.load()
      if (current)
        made?.view.dispatch({
          effects: parts.language.reconfigure([grammar, language.prose ? prose : codeExtras]),
        })
    }
    // a grammar that cannot be fetched leaves the text without colours
    apply().catch(() => undefined)
    return () => {
      current = false
    }
  }, [made, language, parts])

  useEffect(() => {
    made?.view.dispatch({
      effects: [
        parts.access.reconfigure(canEdit ? [] : locked),
        parts.naming.reconfigure([
          EditorView.contentAttributes.of({ 'aria-label': label }),
          placeholder(canEdit ? 'Start writing…' : 'Nothing is written here yet.'),
        ]),
      ],
    })
  }, [made, canEdit, label, parts])

  return { host, view: made?.view, undo: made?.undo }
}

import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, placeholder } from '@codemirror/view'
import type { Room } from '@tutti/client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { yCollab } from 'y-codemirror.next'
import type * as Y from 'yjs'
import { findPanel } from './find/find-panel-host'
import { heldRanges, type TagHosts } from './held-ranges'
import type { Language } from './languages'
import { codeExtras, locked, writing } from './parts'
import { remoteCarets } from './remote-carets'
import { remotePeople } from './remote-people'
import { type Place, reporter } from './reporter'
import type { TextPlaces } from './text-places'
import { editorTheme, prose as proseLook } from './theme'

export type { Place } from './reporter'

export type CodeMirror = {
  host: RefObject<HTMLDivElement | null>
  view: EditorView | undefined
  place: Place
  /** Where the find panel is to be drawn while it is open. */
  findHost: HTMLElement | undefined
}

type Options = {
  room: Room
  text: Y.Text | undefined
  /** Steps over everything that can be taken back in this document. */
  undo: Y.UndoManager | undefined
  /** The path where the document has files. */
  file?: string | undefined
  places: TextPlaces
  language: Language
  /** A readable column without line numbers. */
  prose: boolean
  canEdit: boolean
  /** Where the badges of held parts are drawn; the same object while the editor is shown. */
  hosts: TagHosts
  /** What the text is called, for who cannot see where it is. */
  label: string
}

const start: Place = { line: 1, column: 1 }

/** One editor per text; language and right to write are swapped inside it, so cursor and undo survive. */
export const useCodeMirror = (options: Options): CodeMirror => {
  const { room, text, undo, file, places, language, prose, canEdit, hosts, label } = options
  const host = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView>()
  const [place, setPlace] = useState(start)
  const [findHost, setFindHost] = useState<HTMLElement>()
  const [parts] = useState(() => ({
    language: new Compartment(),
    access: new Compartment(),
    naming: new Compartment(),
  }))

  useEffect(() => {
    if (!host.current || !text || !undo) return
    const { extension, start: report } = reporter({ presence: room.presence, file, onPlace: setPlace })
    const { scrollTo, ...beginning } = places.of(text)
    const made = new EditorView({
      parent: host.current,
      ...(scrollTo && { scrollTo }),
      state: EditorState.create({
        doc: text.toString(),
        ...beginning,
        extensions: [
          parts.access.of(locked),
          parts.naming.of([]),
          // its own cursors are left out (null): ours glide, keep their names readable and rest after a while
          yCollab(text, null, { undoManager: undo }),
          remotePeople(text, room.presence),
          remoteCarets,
          heldRanges(hosts),
          findPanel(setFindHost),
          writing,
          parts.language.of([]),
          editorTheme,
          extension,
        ],
      }),
    })
    const { head } = made.state.selection.main
    const line = made.state.doc.lineAt(head)
    setPlace({ line: line.number, column: head - line.from + 1 })
    const stop = report(made)
    setView(made)
    return () => {
      places.keep(text, made)
      stop()
      made.destroy()
      setView(undefined)
      setFindHost(undefined)
    }
  }, [room, text, undo, file, places, parts, hosts])

  useEffect(() => {
    let current = true
    const apply = async () => {
      const grammar = await language.load()
      if (current)
        view?.dispatch({
          effects: parts.language.reconfigure([grammar, prose ? proseLook : codeExtras]),
        })
    }
    // a grammar that cannot be fetched leaves the text without colours
    apply().catch(() => undefined)
    return () => {
      current = false
    }
  }, [view, language, prose, parts])

  useEffect(() => {
    view?.dispatch({
      effects: [
        parts.access.reconfigure(canEdit ? [] : locked),
        parts.naming.reconfigure([
          // what scrolls can be reached by keyboard, and says so
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          placeholder(canEdit ? 'Start writing…' : 'Nothing is written here yet.'),
        ]),
      ],
    })
  }, [view, canEdit, label, parts])

  return { host, view, place, findHost }
}

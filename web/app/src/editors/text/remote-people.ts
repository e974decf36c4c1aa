import { Annotation, type ChangeDesc, type Extension, Facet } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { readableOn } from '../../ui/contrast'
import { fromShared, toShared } from './shared-cursor'

export type RemotePerson = {
  clientId: number
  name: string
  color: string
  ink: string
  anchor: number
  head: number
  movedAt: number
}

type Source = { text: Y.Text; presence: Awareness }
type Change = { added: number[]; updated: number[]; removed: number[] }

export const peopleChanged = Annotation.define<true>()

const source = Facet.define<Source, Source | undefined>({ combine: values => values[0] })

const textOr = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value ? value : otherwise

/**
 * Tells others where our cursor is, and knows where theirs are. Both happen once in a frame: nine people who write move
 * their cursors hundreds of times a second, and none of that may stand between a key and its letter.
 */
class RemotePeople {
  people: RemotePerson[] = []
  selections: DecorationSet = Decoration.none
  private readonly moved = new Map<number, { cursor: string; at: number }>()
  private readonly source: Source | undefined
  private readonly view: EditorView
  private frame: number | undefined
  private mustTell = false
  private mustRead = false

  constructor(view: EditorView) {
    this.view = view
    this.source = view.state.facet(source)
    this.source?.presence.on('change', this.onPresence)
    this.read()
  }

  destroy() {
    this.source?.presence.off('change', this.onPresence)
    if (this.frame !== undefined) cancelAnimationFrame(this.frame)
  }

  update(update: ViewUpdate) {
    if (update.selectionSet || update.docChanged || update.focusChanged) {
      this.mustTell = true
      this.nextFrame()
    }
    if (update.transactions.some(transaction => transaction.annotation(peopleChanged))) this.read()
    else if (update.docChanged) {
      this.shift(update.changes)
      this.mustRead = true
    }
  }

  private readonly onPresence = ({ added, updated, removed }: Change) => {
    const own = this.source?.presence.clientID
    if ([...added, ...updated, ...removed].every(id => id === own)) return
    this.mustRead = true
    this.nextFrame()
  }

  private nextFrame() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined
      if (this.mustTell) this.tell()
      // what is read changes decorations, which only an update of the editor may do
      if (this.mustRead) this.view.dispatch({ annotations: peopleChanged.of(true) })
    })
  }

  private tell() {
    this.mustTell = false
    if (!this.source || !this.view.hasFocus) return
    const { text, presence } = this.source
    const cursor = toShared(text, this.view.state.selection.main)
    const before: unknown = presence.getLocalState()?.cursor
    if (JSON.stringify(before) !== JSON.stringify(cursor)) presence.setLocalStateField('cursor', cursor)
  }

  // until the next frame the cursors stay with the text around them
  private shift(changes: ChangeDesc) {
    this.people = this.people.map(person => ({
      ...person,
      anchor: changes.mapPos(person.anchor, -1),
      head: changes.mapPos(person.head, -1),
    }))
    this.selections = this.selections.map(changes)
  }

  private read() {
    this.mustRead = false
    if (!this.source) return
    const { text, presence } = this.source
    const length = this.view.state.doc.length
    this.people = [...presence.getStates()].flatMap(([clientId, state]) => {
      if (clientId === presence.clientID) return []
      const at = fromShared(text, state.cursor)
      // the text of the editor can be a moment behind the document
      if (!at || Math.max(at.anchor, at.head) > length) return []
      const color = textOr(state.user?.color, '#6b7280')
      const name = textOr(state.user?.name, 'Someone')
      return [
        {
          clientId,
          name,
          color,
          ink: readableOn(color),
          movedAt: this.movement(clientId, state.cursor),
          ...at,
        },
      ]
    })
    this.selections = Decoration.set(this.people.flatMap(selectionOf), true)
  }

  private movement(clientId: number, shared: unknown): number {
    const cursor = JSON.stringify(shared)
    const known = this.moved.get(clientId)
    if (known?.cursor === cursor) return known.at
    const at = Date.now()
    this.moved.set(clientId, { cursor, at })
    return at
  }
}

const selectionOf = ({ anchor, head, color }: RemotePerson) => {
  if (anchor === head) return []
  const mark = Decoration.mark({
    attributes: { style: `background-color: ${color}40` },
    class: 'cm-personSelection',
  })
  return [mark.range(Math.min(anchor, head), Math.max(anchor, head))]
}

const plugin = ViewPlugin.fromClass(RemotePeople, { decorations: value => value.selections })

export const peopleIn = (view: EditorView): RemotePerson[] => view.plugin(plugin)?.people ?? []

export const remotePeople = (text: Y.Text, presence: Awareness): Extension => [
  source.of({ text, presence }),
  plugin,
]

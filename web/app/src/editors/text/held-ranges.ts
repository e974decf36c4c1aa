import { EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import type { Lock } from '@tutti/client'
import { ySyncAnnotation } from 'y-codemirror.next'
import { sayWhyNot } from '../shared/locks/why-not'
import { type HeldPart, type HeldText, movedWith, whyNotChange } from './held-text'

/** Where the badges of held ranges are to be drawn, by the id of the lock. */
export class TagHosts {
  private hosts: ReadonlyMap<string, HTMLElement> = new Map()
  private readonly listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly all = (): ReadonlyMap<string, HTMLElement> => this.hosts

  set(id: string, host: HTMLElement): void {
    this.hosts = new Map(this.hosts).set(id, host)
    this.tell()
  }

  remove(id: string, host: HTMLElement): void {
    if (this.hosts.get(id) !== host) return
    const left = new Map(this.hosts)
    left.delete(id)
    this.hosts = left
    this.tell()
  }

  // the editor draws in the middle of its own update, and the page must not draw within that
  private tell(): void {
    queueMicrotask(() => {
      for (const listener of this.listeners) listener()
    })
  }
}

/** The holder's name at the right end of the first line. */
class Tag extends WidgetType {
  private readonly id: string
  private readonly hosts: TagHosts

  constructor(id: string, hosts: TagHosts) {
    super()
    this.id = id
    this.hosts = hosts
  }

  override eq(other: Tag): boolean {
    return other.id === this.id && other.hosts === this.hosts
  }

  override toDOM(): HTMLElement {
    const host = document.createElement('span')
    host.className = 'cm-heldTag'
    host.contentEditable = 'false'
    this.hosts.set(this.id, host)
    return host
  }

  override destroy(host: HTMLElement): void {
    this.hosts.remove(this.id, host)
  }

  override ignoreEvent(): boolean {
    return true
  }
}

const colorOf = ({ holder }: Lock): string =>
  /^#[0-9a-f]{3,8}$/i.test(holder.color) ? holder.color : '#6b7280'

const decorate = (state: EditorState, parts: readonly HeldPart[], hosts: TagHosts): DecorationSet => {
  const all = parts.flatMap(({ lock, from, to, isMine }) => {
    const end = Math.min(to, state.doc.length)
    if (from >= end) return []
    const style = `--held: ${colorOf(lock)}`
    const first = state.doc.lineAt(from)
    const made = [
      Decoration.mark({
        class: isMine ? 'cm-held cm-heldMine' : 'cm-held',
        attributes: { style },
      }).range(from, end),
      Decoration.widget({ widget: new Tag(lock.id, hosts), side: -1 }).range(first.from),
    ]
    for (let line = first; ; line = state.doc.line(line.number + 1)) {
      const name = line.number === first.number ? 'cm-heldLine cm-heldFirst' : 'cm-heldLine'
      made.push(Decoration.line({ class: name, attributes: { style } }).range(line.from))
      if (line.to >= end || line.number === state.doc.lines) break
    }
    return made
  })
  return Decoration.set(all, true)
}

const look = EditorView.theme({
  '.cm-heldLine': { boxShadow: 'inset 3px 0 var(--held)' },
  '.cm-heldFirst': { position: 'relative' },
  '.cm-held': {
    backgroundColor: 'color-mix(in srgb, var(--held) 12%, transparent)',
    opacity: '0.7',
    cursor: 'not-allowed',
  },
  '.cm-heldMine': { opacity: '1', cursor: 'text' },
  '.cm-heldTag': {
    position: 'absolute',
    // above the words, in what stands between the lines
    top: '-21px',
    right: '8px',
    zIndex: '5',
    display: 'inline-flex',
    maxWidth: '70%',
    fontFamily: 'var(--font-sans)',
    lineHeight: '1.25rem',
  },
})

const nothing: HeldText = { parts: [], onlyHeld: false }

const put = StateEffect.define<HeldText>()

const field = StateField.define<HeldText>({
  create: () => nothing,
  update: (held, transaction) => {
    let next = transaction.docChanged ? movedWith(held, transaction.changes) : held
    for (const effect of transaction.effects) if (effect.is(put)) next = effect.value
    return next
  },
})

/** What is held of the text of an editor now. */
export const heldIn = (state: EditorState): HeldText => state.field(field, false) ?? nothing

export const putHeld = (view: EditorView, held: HeldText): void => view.dispatch({ effects: put.of(held) })

/** Shows what is held of a text, and keeps it from being changed here by anyone but its holder. */
export const heldRanges = (hosts: TagHosts): Extension => [
  field,
  EditorView.decorations.compute([field, 'doc'], state => decorate(state, heldIn(state).parts, hosts)),
  EditorState.transactionFilter.of(transaction => {
    // what came from the document has been allowed already
    if (!transaction.docChanged || transaction.annotation(ySyncAnnotation)) return transaction
    const held = heldIn(transaction.startState)
    const changes: { from: number; to: number }[] = []
    transaction.changes.iterChangedRanges((from, to) => changes.push({ from, to }))
    const why = whyNotChange(held, changes)
    if (why === undefined) return transaction
    sayWhyNot(why)
    return []
  }),
  look,
]

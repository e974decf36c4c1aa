import type { ChangeDesc } from '@codemirror/state'
import type { Lock, LockRange } from '@tutti/client'
import * as Y from 'yjs'
import { heldBy } from '../shared/locks/why-not'
import { fromShared } from './shared-cursor'

/** A part of a text that somebody holds. */
export type HeldPart = { lock: Lock; from: number; to: number; isMine: boolean }

/** What is held of a text; with `onlyHeld` one edits only one's own parts. */
export type HeldText = { parts: readonly HeldPart[]; onlyHeld: boolean }

/** Where a held part is now. One that cannot be found holds all of the text, as on the server. */
export const partOf = (text: Y.Text, lock: Lock, me: string | undefined): HeldPart => {
  const at = fromShared(text, { anchor: lock.range?.start, head: lock.range?.end })
  const [from, to] = at ? [Math.min(at.anchor, at.head), Math.max(at.anchor, at.head)] : [0, text.length]
  return { lock, from, to, isMine: lock.holder.id === me }
}

/** The same parts after the text has changed: what is written right before or behind one is not in it. */
export const movedWith = (held: HeldText, changes: ChangeDesc): HeldText => ({
  ...held,
  parts: held.parts.map(part => {
    const from = changes.mapPos(part.from, 1)
    return { ...part, from, to: Math.max(from, changes.mapPos(part.to, -1)) }
  }),
})

type Change = { from: number; to: number }

const touches = ({ from, to }: Change, part: HeldPart): boolean => from < part.to && to > part.from
const lies = ({ from, to }: Change, part: HeldPart): boolean => from >= part.from && to <= part.to

/** Why a text cannot be changed there; undefined where it can. Places are those before the change. */
export const whyNotChange = (
  { parts, onlyHeld }: HeldText,
  changes: readonly Change[],
): string | undefined => {
  for (const change of changes) {
    const other = parts.find(part => !part.isMine && touches(change, part))
    if (other) return heldBy(other.lock)
    if (onlyHeld && !parts.some(part => part.isMine && lies(change, part)))
      return 'Lock this first: here everyone edits only what they hold'
  }
  return undefined
}

/**
 * A part of a text to hold. What others write right before or behind it is not in it.
 * @param grows What is written right behind it is: where nobody else writes there, its holder goes on at the end.
 */
export const rangeOf = (text: Y.Text, from: number, to: number, grows: boolean): LockRange => ({
  start: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, from, 0)),
  end: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, to, grows ? 0 : -1)),
})

/** "line 3", "lines 3–8" */
export const lineWords = (first: number, last: number): string =>
  first === last ? `line ${first}` : `lines ${first}–${last}`

/** Which lines a held part of a text is in; undefined when it cannot be found. */
export const linesOf = (
  text: Y.Text,
  range: LockRange | undefined,
): { first: number; last: number } | undefined => {
  const at = range && fromShared(text, { anchor: range.start, head: range.end })
  if (!at) return undefined
  const words = text.toString()
  const lineAt = (index: number): number => words.slice(0, index).split('\n').length
  const [from, to] = [Math.min(at.anchor, at.head), Math.max(at.anchor, at.head)]
  // a part that ends with the end of a line is not in the next one
  return { first: lineAt(from), last: lineAt(to > from && words[to - 1] === '\n' ? to - 1 : to) }
}

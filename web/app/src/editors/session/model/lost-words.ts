import * as Y from 'yjs'
import { itemsOf, type Moved } from './moved'

/** Characters as one client wrote them, in the order of the text. */
export type Piece = { client: number; clock: number; str: string }

/** A run of our own words that the copy does not have, and how many characters of the copy stand before it. */
export type Lost = { text: string; at: number }

/**
 * What a text was made of that this transaction took out of the document: what was deleted before had not been there to be
 * copied or lost. To be called in the transaction; the characters are gone afterwards.
 */
export const piecesOf = (old: Y.Text, { deleteSet }: Y.Transaction): Piece[] => {
  const pieces: Piece[] = []
  for (const { id, content } of itemsOf(old))
    if (content instanceof Y.ContentString && Y.isDeleted(deleteSet, id))
      pieces.push({ client: id.client, clock: id.clock, str: content.str })
  return pieces
}

export const contentOf = (pieces: readonly Piece[]): string => pieces.map(({ str }) => str).join('')

/** What `me` had written into a text and its copier, who had `seen` so much, did not know; and what it did know. */
export const lostWords = (
  pieces: readonly Piece[],
  seen: Moved['seen'],
  me: number,
): { lost: Lost[]; known: string } => {
  const lost: Lost[] = []
  let known = ''
  let last: Lost | undefined
  for (const { client, clock, str } of pieces) {
    // a piece can be part known and part new: it grows while one types
    const split = Math.max(0, Math.min(str.length, (seen[client] ?? 0) - clock))
    if (split > 0) last = undefined
    known += str.slice(0, split)
    const rest = str.slice(split)
    if (rest === '' || client !== me) continue
    if (last) last.text += rest
    else {
      last = { text: rest, at: known.length }
      lost.push(last)
    }
  }
  return { lost, known }
}

/** The place in `copy` that is the place `at` in `known`: where both begin alike, or end alike. */
export const placeIn = (copy: string, known: string, at: number): number => {
  if (copy === known) return at
  const most = Math.min(copy.length, known.length)
  let start = 0
  while (start < most && copy[start] === known[start]) start += 1
  if (at <= start) return at
  let end = 0
  while (end < most - start && copy[copy.length - 1 - end] === known[known.length - 1 - end]) end += 1
  return at >= known.length - end ? copy.length - (known.length - at) : start
}

import * as Y from 'yjs'
import { type Files, fileAt, pathsOf, putFile } from './files'
import { contentOf, lostWords, type Piece, piecesOf, placeIn } from './lost-words'
import { areTwins, copiedFrom, type Moved, markMoved, movedOf } from './moved'
import { freePath } from './paths'

export type Carried = {
  /** A file has another path now; its text is another one too. */
  moved: (move: { from: string; to: string; old: Y.Text; text: Y.Text; own: boolean }) => void
  /** A file was taken away, by us or by someone else; `content` is what stood in it, if it was not us. */
  gone: (file: { path: string; content: string; own: boolean }) => void
}

/** What we had in texts that gave way, until whoever made them keeps a copy of them. */
type Waiting = { id: Y.ID; pieces: Piece[] }
const mostWaiting = 50

/**
 * Keeps words from getting lost when a file changes its path under whoever writes in it. A rename is a copy and a
 * deletion; what was written into the old text at that moment is in nobody's copy. Each client looks, in the transaction
 * that takes the old text away, for its own words that the copier had not seen, and writes them into the copy. Only the
 * author does it, so it is done once, and all documents become equal.
 *
 * Two people who make a file of the same path at the same moment would likewise lose one of them: whoever made the one that
 * gave way keeps it under a path with a number.
 */
export const carryOver = (files: Files, origin: unknown, told: Carried): (() => void) => {
  let waiting: Waiting[] = []

  const copyOf = (id: Y.ID, paths: Iterable<string>): [string, Y.Text] | undefined => {
    for (const path of paths) {
      const text = fileAt(files, path)
      if (text && copiedFrom(text, id)) return [path, text]
    }
    return undefined
  }
  const takenAway = (path: string, old: Y.Text, keys: Set<string>, transaction: Y.Transaction): void => {
    const own = transaction.local
    const id = old._item?.id
    if (!id) return
    const pieces = own ? [] : piecesOf(old, transaction)
    const found = copyOf(id, keys) ?? copyOf(id, pathsOf(files))
    if (found) {
      const [to, text] = found
      if (!own) bring(pieces, copiedFrom(text, id)?.seen ?? {}, text, origin)
      told.moved({ from: path, to, old, text, own })
      return
    }
    const winner = fileAt(files, path)
    if (!winner) told.gone({ path, content: contentOf(pieces), own })
    if (own || (winner && isSuccessor(files, path, old))) return
    if (winner && id.client === files.doc?.clientID) {
      // two who gave a file the same new name mean one file
      if (areTwins(winner, old) && contentOf(pieces) === winner.toString()) return
      const to = freePath(path, each => files.has(each))
      const text = keep(files, to, old, contentOf(pieces), origin)
      if (text) told.moved({ from: path, to, old, text, own })
    } else if (winner && areTwins(winner, old)) bring(pieces, baseOf(old), winner, origin)
    else waiting = [...waiting, { id, pieces }].slice(-mostWaiting)
  }
  const arrived = (path: string): void => {
    const text = fileAt(files, path)
    const known = text && waiting.find(({ id }) => copiedFrom(text, id))
    if (!known) return
    waiting = waiting.filter(each => each !== known)
    bring(known.pieces, copiedFrom(text, known.id)?.seen ?? {}, text, origin)
  }
  const observe = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
    for (const [path, { oldValue }] of event.changes.keys)
      if (oldValue instanceof Y.Text) takenAway(path, oldValue, event.keysChanged, transaction)
    if (waiting.length > 0) for (const path of event.keysChanged) arrived(path)
  }
  files.observe(observe)
  return () => files.unobserve(observe)
}

/** Writes those of our words into a copy that it does not have. */
const bring = (pieces: readonly Piece[], seen: Moved['seen'], copy: Y.Text, origin: unknown): void => {
  const { doc } = copy
  const first = copy._item?.id
  if (!doc || !first) return
  const { lost, known } = lostWords(pieces, seen, doc.clientID)
  const content = copy.toString()
  const { length } = movedOf(copy) ?? copy
  // the copy's characters follow the copy in its maker's clock, also when others have written between them since
  const after = (at: number): number => {
    if (at === 0) return 0
    const place = new Y.RelativePosition(null, null, Y.createID(first.client, first.clock + at), -1)
    return Y.createAbsolutePositionFromRelativePosition(place, doc)?.index ?? copy.length
  }
  doc.transact(() => {
    // from behind: what comes first in the text stays before what was put at the same place
    for (const { text, at } of lost.reverse()) {
      const place = content.length === length ? placeIn(content, known, at) : Math.min(at, length)
      copy.insert(after(place), text)
    }
  }, origin)
}

/** What a copy began with: its maker's, and nobody's words. */
const baseOf = (copy: Y.Text): Moved['seen'] => {
  const id = copy._item?.id
  return id ? { [id.client]: id.clock + 1 + (movedOf(copy)?.length ?? 0) } : {}
}

/** Whether the file at a path was put there by someone who knew `old`, and not at the same time as it. */
const isSuccessor = (files: Files, path: string, old: Y.Text): boolean => {
  const id = old._item?.lastId
  let next: Y.Item | null | undefined = files._map.get(path)
  while (id && next?.origin) {
    if (Y.compareIDs(next.origin, id)) return true
    const before: Y.AbstractStruct | null = files.doc ? Y.getItem(files.doc.store, next.origin) : null
    next = before instanceof Y.Item ? before : null
  }
  return false
}

const keep = (
  files: Files,
  to: string,
  old: Y.Text,
  content: string,
  origin: unknown,
): Y.Text | undefined => {
  files.doc?.transact(() => {
    putFile(files, to, content)
    const copy = fileAt(files, to)
    if (copy) markMoved(copy, old)
  }, origin)
  return fileAt(files, to)
}

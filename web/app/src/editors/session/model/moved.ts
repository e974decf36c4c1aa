import * as Y from 'yjs'

type Id = { client: number; clock: number }

/**
 * What stands on a copy: which text it is a copy of, how long it was, and how much of whose writing was known. `before` is
 * the same of the text it was copied from, since someone may see only the last of several renames.
 */
export type Moved = { of: Id; length: number; seen: Record<string, number>; before?: Moved }

const mostBefore = 4

// an attribute of the text itself: it goes when the file goes, and whoever does not know of it sees a plain text
const attribute = 'moved'

export function* itemsOf(text: Y.Text): Generator<Y.Item> {
  for (let item = text._start; item; item = item.right) yield item
}

/** Says of a copy, in the transaction that makes it, what it is a copy of. */
export const markMoved = (copy: Y.Text, old: Y.Text): void => {
  if (!old._item || !old.doc) return
  const seen: Moved['seen'] = {}
  for (const { id } of itemsOf(old)) seen[id.client] ??= Y.getState(old.doc.store, id.client)
  const { client, clock } = old._item.id
  const before = shortened(movedOf(old), mostBefore)
  const moved: Moved = { of: { client, clock }, length: copy.length, seen, ...(before && { before }) }
  copy.setAttribute(attribute, moved)
}

const shortened = (moved: Moved | undefined, depth: number): Moved | undefined => {
  if (!moved || depth === 0) return undefined
  const { before: further, ...rest } = moved
  const before = shortened(further, depth - 1)
  return before ? { ...rest, before } : rest
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isMoved = (value: unknown): value is Moved => {
  if (!isRecord(value) || !isRecord(value.of) || !isRecord(value.seen)) return false
  const { of, length, seen, before } = value
  const numbers = [of.client, of.clock, length, ...Object.values(seen)]
  return numbers.every(each => typeof each === 'number') && (before === undefined || isMoved(before))
}

/**
 * What a text says about where it came from; nothing where another client wrote nonsense. Also of a text that is being
 * taken out of the document, in the transaction that does it.
 */
export const movedOf = (text: Y.Text): Moved | undefined => {
  const content = text._map.get(attribute)?.content
  const value: unknown = content instanceof Y.ContentAny ? content.arr.at(-1) : undefined
  return isMoved(value) ? value : undefined
}

/** Whether both were copied from one text, at the same time. */
export const areTwins = (one: Y.Text, other: Y.Text): boolean => {
  const [first, second] = [movedOf(one), movedOf(other)]
  return Boolean(
    first && second && first.of.client === second.of.client && first.of.clock === second.of.clock,
  )
}

/** How a text was copied from another one, straight or over others; nothing if it was not. */
export const copiedFrom = (copy: Y.Text, { client, clock }: Id): Moved | undefined => {
  for (let moved = movedOf(copy); moved; moved = moved.before)
    if (moved.of.client === client && moved.of.clock === clock) return moved
  return undefined
}

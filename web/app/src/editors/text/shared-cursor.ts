import * as Y from 'yjs'

/** A cursor as y-codemirror.next writes it into awareness: any such editor sees ours and we see theirs. */
export type SharedCursor = { anchor: Y.RelativePosition; head: Y.RelativePosition }
type Range = { anchor: number; head: number }

// bound to the character before it: what another inserts at the same place stays behind the cursor, as in the editor
// itself, and a cursor at the end of the text still is a new one after each key
const after = (text: Y.Text, index: number): Y.RelativePosition =>
  Y.createRelativePositionFromTypeIndex(text, index, -1)

export const toShared = (text: Y.Text, { anchor, head }: Range): SharedCursor => ({
  anchor: after(text, anchor),
  head: after(text, head),
})

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

// what others write is not ours to trust: a broken position is no cursor
const indexOf = (text: Y.Text, position: unknown): number | undefined => {
  if (!text.doc || !isRecord(position)) return undefined
  try {
    const relative = Y.createRelativePositionFromJSON(position)
    const absolute = Y.createAbsolutePositionFromRelativePosition(relative, text.doc)
    return absolute?.type === text ? absolute.index : undefined
  } catch {
    return undefined
  }
}

/** Where someone's cursor is in the text now, if it is in this text. */
export const fromShared = (text: Y.Text, cursor: unknown): Range | undefined => {
  if (!isRecord(cursor)) return undefined
  const [anchor, head] = [indexOf(text, cursor.anchor), indexOf(text, cursor.head)]
  return anchor === undefined || head === undefined ? undefined : { anchor, head }
}

import * as Y from 'yjs'

/** How much of each of our client ids is durable, in Yjs clock units. */
export type SavedClocks = ReadonlyMap<number, number>

/** From where on updates hold something of each client id: what lies before is elsewhere. */
export const unsavedClocks = (updates: Uint8Array[]): Map<number, number> => {
  const clocks = new Map<number, number>()
  for (const update of updates)
    for (const struct of Y.decodeUpdate(update).structs) {
      if (struct instanceof Y.Skip) continue
      const { client, clock } = struct.id
      clocks.set(client, Math.min(clock, clocks.get(client) ?? clock))
    }
  return clocks
}

/** The changes that are not durable: structs since `saved`, and all deletes. */
export const unsavedUpdate = (doc: Y.Doc, saved: SavedClocks): Uint8Array => {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc))
  for (const [client, clock] of saved) known.set(client, clock)
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known))
}

/**
 * The text we wrote since `saved` and have not deleted again, in the order of writing; pieces that were written
 * in different places stand on lines of their own. Empty when the changes held no text.
 */
export const unsavedText = (doc: Y.Doc, saved: SavedClocks): string => {
  const { structs } = Y.decodeUpdate(unsavedUpdate(doc, saved))
  let text = ''
  let end: Y.ID | undefined
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !saved.has(struct.id.client)) continue
    if (!(struct.content instanceof Y.ContentString)) continue
    const { client, clock } = struct.id
    const follows = struct.origin?.client === client && struct.origin.clock + 1 === clock
    const goesOn = follows && end?.client === client && end.clock === clock
    text += text === '' || goesOn ? struct.content.str : `\n${struct.content.str}`
    end = Y.createID(client, clock + struct.length)
  }
  return text
}

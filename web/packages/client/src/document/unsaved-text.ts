import * as Y from 'yjs'

/**
 * The text we wrote since `savedClock` and have not deleted again, in the order of writing; pieces that were written
 * in different places stand on lines of their own. Empty when the changes held no text.
 */
export const unsavedText = (doc: Y.Doc, savedClock: number): string => {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc))
  known.set(doc.clientID, savedClock)
  const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known)))
  let text = ''
  let end: number | undefined
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || struct.id.client !== doc.clientID) continue
    if (!(struct.content instanceof Y.ContentString)) continue
    const follows = struct.origin?.client === doc.clientID && struct.origin.clock + 1 === struct.id.clock
    text +=
      text === '' || (follows && end === struct.id.clock) ? struct.content.str : `\n${struct.content.str}`
    end = struct.id.clock + struct.length
  }
  return text
}

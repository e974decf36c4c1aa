import * as Y from 'yjs'

/** Something a step of undo would change: a place, and in a text the character it is about. */
export type UndoPlace = { keys: readonly string[]; at: number | undefined }

type StackItem = Y.UndoManager['undoStack'][number]

// a step that changes more than this is looked at no further: the server has the last word
const mostItems = 2_000

function* itemsIn(doc: Y.Doc, set: StackItem['insertions']): Generator<Y.Item> {
  for (const [client, ranges] of set.clients) {
    const structs = doc.store.clients.get(client)
    if (!structs?.length) continue
    const [first, last] = [structs[0], structs.at(-1)]
    if (!first || !last) continue
    for (const { clock, len } of ranges) {
      const begin = Math.max(clock, first.id.clock)
      const end = Math.min(clock + len, last.id.clock + last.length)
      if (begin >= end) continue
      for (let index = Y.findIndexSS(structs, begin); index < structs.length; index++) {
        const struct = structs[index]
        if (!struct || struct.id.clock >= end) break
        if (struct instanceof Y.Item) yield struct
      }
    }
  }
}

/** The root and the keys that lead to what holds an item, and its own key in a map. */
const keysTo = (item: Y.Item): string[] | undefined => {
  const keys: string[] = []
  for (let at: Y.Item | null = item; at; ) {
    if (at.parentSub !== null) keys.unshift(at.parentSub)
    const parent: unknown = at.parent
    if (!(parent instanceof Y.AbstractType)) return undefined
    if (parent._item === null) {
      const root = [...(parent.doc?.share ?? [])].find(([, type]) => type === parent)
      return root && [root[0], ...keys]
    }
    at = parent._item
  }
  return undefined
}

const indexIn = (item: Y.Item): number | undefined => {
  if (item.parentSub !== null || !(item.parent instanceof Y.Text)) return undefined
  let index = 0
  for (let before = item.left; before; before = before.left)
    if (!before.deleted && before.countable) index += before.length
  return index
}

/** What a step of undo, or of redo, would change. */
export const placesOfStep = (doc: Y.Doc, step: StackItem | undefined): UndoPlace[] => {
  if (!step) return []
  const places = new Map<string, UndoPlace>()
  let looked = 0
  for (const set of [step.insertions, step.deletions])
    for (const item of itemsIn(doc, set)) {
      looked += 1
      if (looked > mostItems) return [...places.values()]
      const keys = keysTo(item)
      if (!keys) continue
      const at = indexIn(item)
      places.set(`${keys.join('\n')}\n\n${at}`, { keys, at })
    }
  return [...places.values()]
}

import type { Doc } from 'yjs'
import { isAttached } from './graph'
import { readEdge } from './read'

/*
 * Someone connects to a step while someone else deletes it. The deletion takes the edges it knows; the new one stays
 * in the document without an end. Nobody takes it out when that becomes visible:
 *
 * - whoever reads leaves it out (`isAttached`), so all see the same at once without writing anything, readers too;
 * - when the deletion is undone the step is back, and the edge that was drawn meanwhile with it: it was never gone.
 *   An edge that another client had cleaned up could not come back by the deleting person's undo, which knows only
 *   that person's own changes;
 * - nothing is written as an answer to what someone else wrote, so two pages cannot fight.
 *
 * What is left are a few bytes that nobody sees. They go later, when no undo can want them any more: with the first
 * change of someone who is alone in the document, and only edges that lacked an end already when it was opened.
 * Deleting the same key twice is deleting it once, so it does not matter if two do it.
 */

/** The ids of edges that lack an end. */
export const looseEdges = (doc: Doc): string[] => {
  const nodes = doc.getMap('nodes')
  return [...doc.getMap('edges').entries()].flatMap(([id, value]) => {
    const edge = readEdge(id, value)
    return edge && isAttached(edge, nodes) ? [] : [id]
  })
}

/** Takes out those of the given edges that still lack an end. Not part of undo: its origin is nobody's. */
export const sweep = (doc: Doc, ids: readonly string[]): void => {
  const still = new Set(looseEdges(doc))
  const gone = ids.filter(id => still.has(id))
  if (gone.length === 0) return
  doc.transact(() => {
    for (const id of gone) doc.getMap('edges').delete(id)
  }, sweep)
}

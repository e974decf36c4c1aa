import type { Doc } from 'yjs'

type Begin = (doc: Doc) => void

const beginnings = new Map<string, Begin>()

/** What is still to be done in a document that was just made, when it is open; see `Seed`. */
export const keepBeginning = (documentId: string, begin: Begin): void => {
  beginnings.set(documentId, begin)
}

export const takeBeginning = (documentId: string): Begin | undefined => {
  const begin = beginnings.get(documentId)
  beginnings.delete(documentId)
  return begin
}

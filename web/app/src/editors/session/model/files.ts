import * as Y from 'yjs'
import { markMoved } from './moved'
import { isInside } from './paths'

/** The files of a session by their paths. What else another client put in there is not a file and is left alone. */
export type Files = Y.Map<unknown>

export const filesOf = (doc: Y.Doc): Files => doc.getMap('files')

export const fileAt = (files: Files, path: string | undefined): Y.Text | undefined => {
  const value = path === undefined ? undefined : files.get(path)
  return value instanceof Y.Text ? value : undefined
}

export const pathsOf = (files: Files): string[] => [...files.keys()].filter(path => fileAt(files, path))

/** Where a file's text stands now. */
export const pathOf = (files: Files, text: Y.Text): string | undefined => {
  const path = text._item?.parentSub ?? undefined
  return fileAt(files, path) === text ? path : undefined
}

/** Everything a path stands for: the file, or the files of a folder. */
export const filesUnder = (files: Files, path: string): string[] =>
  fileAt(files, path) ? [path] : pathsOf(files).filter(each => isInside(each, path))

export const putFile = (files: Files, path: string, content: string): void => {
  files.set(path, new Y.Text(content))
}

/**
 * Moves one text to another path. A shared text cannot be moved, so this is a copy that says where it came from: whoever
 * was writing in the old one at that moment brings along what we had not seen; see carry-over.ts.
 */
export const moveFile = (files: Files, from: string, to: string): boolean => {
  const old = fileAt(files, from)
  if (!old || files.has(to)) return false
  const copy = new Y.Text(old.toString())
  files.doc?.transact(() => {
    files.set(to, copy)
    markMoved(copy, old)
    files.delete(from)
  })
  return true
}

import type { Room } from '@tutti/client'
import { useEffect, useMemo, useState } from 'react'
import { toast } from '../../ui/toast'
import { toastUndo } from '../../ui/toast-undo'
import { type Carried, carryOver } from './model/carry-over'
import { type Files, fileAt, filesOf, filesUnder, putFile } from './model/files'
import { FilesUndo } from './model/files-undo'
import { freePath, isInside, nameOf } from './model/paths'

const origin = { editor: 'session' }

export type Session = {
  /** Of every change that one's own undo takes back. */
  origin: unknown
  files: Files
  undo: FilesUndo | undefined
  /** Makes a file; throws an Error with a sentence where there is one of this name. */
  create: (path: string, content?: string) => void
  /** Gives a file, or everything in a folder, another path; throws like `create`. */
  rename: (from: string, to: string) => void
  /** Takes a file or a folder away, with a toast that takes that back. */
  remove: (path: string) => void
}

/** What one does with the files of a session; each is one step of one's own undo. */
export const useSession = (room: Room, told: Carried): Session => {
  const files = useMemo(() => filesOf(room.doc), [room])
  const [undo, setUndo] = useState<FilesUndo>()
  useEffect(() => {
    const made = new FilesUndo(files, origin)
    setUndo(made)
    return () => {
      made.destroy()
      setUndo(undefined)
    }
  }, [files])
  useEffect(() => carryOver(files, origin, told), [files, told])

  const change = (what: () => void) => {
    // what one does with files is a step of its own, not the end of the word before it
    undo?.stopCapturing()
    room.doc.transact(what, origin)
    undo?.stopCapturing()
  }
  const refuseTaken = (path: string) => {
    if (files.has(path)) throw new Error(`There is a file “${path}” already.`)
  }
  const create = (path: string, content = '') => {
    refuseTaken(path)
    change(() => putFile(files, path, content))
  }
  const rename = (from: string, to: string) => {
    if (from === to) return
    if (isInside(to, from) && !fileAt(files, from)) throw new Error('A folder cannot go into itself.')
    const moves = filesUnder(files, from).map(path => ({ from: path, to: to + path.slice(from.length) }))
    for (const move of moves) refuseTaken(move.to)
    undo?.move(moves)
  }
  const remove = (path: string) => {
    const kept = filesUnder(files, path).map(each => ({
      path: each,
      content: fileAt(files, each)?.toString() ?? '',
    }))
    if (kept.length === 0) return
    change(() => {
      for (const each of kept) files.delete(each.path)
    })
    const said = kept.length === 1 ? 'Deleted' : `Deleted ${kept.length} files of`
    toastUndo(`${said} “${nameOf(path)}”`, () => restore(kept))
  }
  const restore = (kept: { path: string; content: string }[]) => {
    change(() => {
      for (const { path, content } of kept)
        putFile(
          files,
          freePath(path, each => files.has(each)),
          content,
        )
    })
    toast(kept.length === 1 ? `“${nameOf(kept[0]?.path ?? '')}” is back` : `${kept.length} files are back`)
  }
  return { origin, files, undo, create, rename, remove }
}

import { type Lock, pointerTo } from '@tutti/client'
import type { LockTarget } from '../shared/locks/lock-desk'
import type { Rights } from '../shared/locks/place-rights'
import { useLockActions } from '../shared/locks/use-lock-actions'
import { refuses, whyNotReplace } from '../shared/locks/why-not'
import { type Files, filesUnder } from './model/files'
import { nameOf } from './model/paths'

export const filePointer = (path: string): string => pointerTo('files', path)

/** A file as something to hold. */
export const fileTarget = (path: string): LockTarget => ({
  type: 'file',
  id: path,
  pointer: filePointer(path),
  name: `“${nameOf(path)}”`,
})

/** What is held of a file, itself before a part of it; the whole document is told elsewhere. */
export const lockOfFile = (rights: Rights, path: string): Lock | undefined => {
  const { others, mine, inside } = rights.at(filePointer(path))
  return [others, mine, ...inside].find(lock => lock && lock.place !== '')
}

type FileRights = {
  /** Whether somebody holds the file, or one of a folder, so that it can be neither taken away nor renamed; it is said why. */
  refuses: (path: string) => boolean
  /** Makes files: where one edits only what one holds, they are held first. What fails at once throws. */
  make: (paths: readonly string[], what: () => void) => Promise<boolean>
}

/** What one may do with whole files. */
export const useFileRights = (files: Files, rights: Rights): FileRights => {
  const { takeAll } = useLockActions()
  return {
    refuses: path =>
      refuses(filesUnder(files, path).map(each => whyNotReplace(rights.at(filePointer(each))))),
    make: (paths, what) => {
      const missing = paths.filter(path => rights.at(filePointer(path)).mustLock)
      if (missing.length === 0) {
        what()
        return Promise.resolve(true)
      }
      return takeAll(missing.map(fileTarget)).then(isDone => {
        if (isDone) what()
        return isDone
      })
    },
  }
}

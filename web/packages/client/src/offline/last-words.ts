import { fromBase64, toBase64 } from 'lib0/buffer'
import type { CopyKey, DeviceDatabase, PartKey } from './device-database'
import { nameOf, namesOf, storage } from './last-words-storage'

// beyond this the storage of a page would be full
const mostBytes = 1024 * 1024

type LastWords = { key: PartKey; update: string; edits: number }

/**
 * Keeps edits while the page goes away: IndexedDB may not answer in time any more, this storage is written at once. They go
 * into the copy when it is opened next.
 */
export const sayLastWords = (copy: CopyKey, window: string, update: Uint8Array, edits: number): void => {
  if (update.length > mostBytes) return
  // a number that no part of a living window has
  const words: LastWords = { key: [...copy, window, -1], update: toBase64(update), edits }
  try {
    storage()?.setItem(nameOf(copy[0], window), JSON.stringify(words))
  } catch {
    // it is full: what IndexedDB takes in time is there
  }
}

/** They are in the copy after all: the page has stayed. */
export const takeBackLastWords = (person: string, window: string): void => {
  try {
    storage()?.removeItem(nameOf(person, window))
  } catch {
    // see above
  }
}

/** Puts the last words of a person's windows into the copies they belong to. */
export const hearLastWords = async (database: DeviceDatabase, person: string): Promise<void> => {
  for (const name of namesOf(person)) {
    const words = storage()?.getItem(name)
    if (words) {
      const { key, update, edits } = JSON.parse(words) as LastWords
      await database.put('parts', { update: fromBase64(update), edits, unsentOf: person }, key)
    }
    storage()?.removeItem(name)
  }
}

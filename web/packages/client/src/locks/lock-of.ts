import type { Lock } from './lock'

/** What locks there are where somebody wants to edit. */
export type LocksAt = {
  /** Somebody else holds the place, or something around it: nothing of it can be edited. */
  others: Lock | undefined
  /** We hold the place, or something around it. */
  mine: Lock | undefined
  /** What others hold of it, parts of a text among them: it can be edited beside them, not moved or removed as a whole. */
  inside: readonly Lock[]
}

const nothingInside: readonly Lock[] = []

/** A key of a map as a part of a JSON pointer. */
export const pointerPart = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** The JSON pointer that leads through these keys. */
export const pointerTo = (...keys: string[]): string => keys.map(key => `/${pointerPart(key)}`).join('')

/** Whether a place is another one, or lies in it; both are JSON pointers. */
export const isPlaceIn = (place: string, outer: string): boolean =>
  place === outer || place.startsWith(`${outer}/`)

/**
 * Who holds a place, what is around it, and what is in it. It asks no clock: what has ended is no longer among the locks.
 * @param pointer The place as a JSON pointer; empty for the whole document.
 * @param me Our own id; without one every lock is somebody else's.
 */
export const lockOf = (locks: readonly Lock[], pointer: string, me: string | undefined): LocksAt => {
  let others: Lock | undefined
  let mine: Lock | undefined
  let inside: Lock[] | undefined
  for (const lock of locks) {
    const isMine = lock.holder.id === me
    const isAround = !lock.range && isPlaceIn(pointer, lock.place)
    if (isAround && isMine) mine ??= lock
    else if (isAround) others ??= lock
    else if (!isMine && isPlaceIn(lock.place, pointer)) {
      inside ??= []
      inside.push(lock)
    }
  }
  return { others, mine, inside: inside ?? nothingInside }
}

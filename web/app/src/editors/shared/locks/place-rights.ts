import { type Lock, type LocksAt, lockOf } from '@tutti/client'
import { useLiveSession, useLocks, useRoom } from '@tutti/react'
import { useMemo } from 'react'
import { useCanEdit } from '../../../data/use-can-edit'

/** What one may do with a place of the open document now. */
export type PlaceRights = LocksAt & {
  /** Change what stands there. */
  canEdit: boolean
  /** Remove it, give it another name, or put something else there. */
  canReplace: boolean
  /** It could be edited if one held it: in this session one edits only what one holds. */
  mustLock: boolean
}

/** What follows for every place: whoever asks before each change asks here. */
export type Rights = {
  /** Whether one may write at all: role, turn, and that nobody else holds the whole document. */
  canEdit: boolean
  /** In this session one edits only what one holds. */
  onlyHeld: boolean
  locks: readonly Lock[]
  me: string | undefined
  at: (pointer: string) => PlaceRights
}

type World = { locks: readonly Lock[]; me: string | undefined; canWrite: boolean; onlyHeld: boolean }

/** The rule itself: the same as the server's, which has the last word. */
export const rightsIn = ({ locks, me, canWrite, onlyHeld }: World): Rights => {
  const known = new Map<string, PlaceRights>()
  const find = (pointer: string): PlaceRights => {
    const here = lockOf(locks, pointer, me)
    const isFree = canWrite && !here.others
    const mustLock = isFree && onlyHeld && !here.mine
    const canEdit = isFree && !mustLock
    return { ...here, canEdit, canReplace: canEdit && here.inside.length === 0, mustLock }
  }
  return {
    canEdit: canWrite && !lockOf(locks, '', me).others,
    onlyHeld,
    locks,
    me,
    at: pointer => {
      const rights = known.get(pointer) ?? find(pointer)
      known.set(pointer, rights)
      return rights
    },
  }
}

/** What one may edit in the open document: role and turn, locks, and whether one edits only what one holds. */
export const useRights = (): Rights => {
  const room = useRoom()
  const locks = useLocks()
  const onlyHeld = useLiveSession()?.mode === 'locked'
  const canWrite = useCanEdit()
  const me = room.you?.id
  return useMemo(() => rightsIn({ locks, me, canWrite, onlyHeld }), [locks, me, canWrite, onlyHeld])
}

/**
 * May I edit this place?
 * @param pointer A JSON pointer into the document; empty for all of it.
 */
export const usePlaceRights = (pointer: string): PlaceRights => useRights().at(pointer)

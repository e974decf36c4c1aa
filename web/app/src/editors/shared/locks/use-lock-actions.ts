import { type Lock, TuttiError } from '@tutti/client'
import { useRoom, useTutti } from '@tutti/react'
import { useMemo } from 'react'
import { failureText } from '../../../data/failure'
import { toast } from '../../../ui/toast'
import type { LockTarget } from './lock-desk'
import { sayWhyNot } from './why-not'

/** Why one holds something, and for how many seconds. */
export type Terms = { reason?: string; ttl?: number; takeOver?: boolean }

/** What one does with locks; a failure is told by a toast. Each answers whether it was done. */
export type LockActions = {
  take: (target: LockTarget, terms?: Terms) => Promise<boolean>
  /** Holds several things, or none of them. */
  takeAll: (targets: readonly LockTarget[]) => Promise<boolean>
  takeOver: (lock: Lock) => Promise<boolean>
  /** Without a time as long again as it was asked for. */
  renew: (lock: Lock, ttl?: number) => Promise<boolean>
  release: (lock: Lock) => Promise<boolean>
  ask: (lock: Lock) => Promise<boolean>
  stopAsking: (lock: Lock) => Promise<boolean>
}

/** The server gives locks one after the other; this many are asked for at once at most. */
const mostAtOnce = 50

const tell = (failure: unknown): void => {
  if (failure instanceof TuttiError && failure.code === 'LOCKED') sayWhyNot(failure.message)
  else toast.error(failureText(failure))
}

const done = async (doing: Promise<unknown>): Promise<boolean> => {
  try {
    await doing
    return true
  } catch (failure) {
    tell(failure)
    return false
  }
}

export const useLockActions = (): LockActions => {
  const { locks } = useTutti()
  const { documentId } = useRoom()
  return useMemo(() => {
    const acquire = ({ type, id, range }: LockTarget, terms: Terms = {}) =>
      locks.acquire(documentId, { type, ...(id && { id }), ...(range && { range }), ...terms })
    const takeAll = async (targets: readonly LockTarget[]): Promise<boolean> => {
      if (targets.length > mostAtOnce) {
        toast.error('That is too much at once where everyone edits only what they hold.')
        return false
      }
      const asked = await Promise.allSettled(targets.map(target => acquire(target)))
      const refused = asked.find(each => each.status === 'rejected')
      if (!refused) return true
      tell(refused.reason)
      const got = asked.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
      await Promise.allSettled(got.map(id => locks.release(documentId, id)))
      return false
    }
    return {
      take: (target, terms) => done(acquire(target, terms)),
      takeAll,
      takeOver: ({ resourceType, resourceId, range }) =>
        done(
          locks.acquire(documentId, {
            type: resourceType,
            id: resourceId,
            ...(range && { range }),
            takeOver: true,
          }),
        ),
      renew: (lock, ttl) => done(locks.renew(documentId, lock.id, ttl)),
      release: lock => done(locks.release(documentId, lock.id)),
      ask: lock => done(locks.wait(documentId, lock.id)),
      stopAsking: lock => done(locks.stopWaiting(documentId, lock.id)),
    }
  }, [locks, documentId])
}

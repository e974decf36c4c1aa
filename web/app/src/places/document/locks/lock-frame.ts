import { type Lock, type OtherFrame, readLock } from '@tutti/client'

/** What an event tells of a lock; undefined when it tells of none. */
export const readLockFrame = (
  frame: OtherFrame,
): { lock: Lock; takenFrom: string | undefined } | undefined => {
  const lock = frame.type.startsWith('lock_') ? readLock(frame.lock) : undefined
  if (!lock) return undefined
  const from = frame.taken_over_from
  const id = typeof from === 'object' && from !== null && 'id' in from ? from.id : undefined
  return { lock, takenFrom: typeof id === 'string' ? id : undefined }
}

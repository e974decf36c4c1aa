import type { Lock, OtherFrame } from '@tutti/client'
import { useRoom, useRoomEvent } from '@tutti/react'
import { useJump } from '../../../editors/shared/jump'
import { useLockActions } from '../../../editors/shared/locks/use-lock-actions'
import { toast } from '../../../ui/toast'
import { readLockFrame } from './lock-frame'
import { targetOf, usePlaceName } from './use-place-name'

// one has to read it, think and reach it
const duration = 15_000

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Says what concerns oneself: that somebody would like what one holds, took it, or that it is free. */
export const useLockToasts = (): void => {
  const room = useRoom()
  const jump = useJump()
  const placeName = usePlaceName()
  const { take, release } = useLockActions()

  const asked = (lock: Lock, me: string) => {
    const newest = lock.waiting.at(-1)
    if (lock.holder.id !== me || !newest) return
    toast(`${newest.name} would like to edit ${placeName(lock).name}`, {
      id: `asked-${lock.id}-${newest.id}`,
      duration,
      action: { label: 'Release', onClick: () => void release(lock) },
    })
  }
  const isFree = (lock: Lock) => {
    const { name, at } = placeName(lock)
    toast(`${capital(name)} is free`, {
      id: `free-${lock.id}`,
      duration,
      action: { label: 'Lock it', onClick: () => void take(targetOf(lock, name)) },
      ...(at && jump && { cancel: { label: 'Edit', onClick: () => jump(at) } }),
    })
  }
  const isLost = (lock: Lock, frame: OtherFrame) => {
    const { name } = placeName(lock)
    if (frame.type === 'lock_expired')
      toast(`Your time for ${name} is over`, {
        duration,
        action: { label: 'Lock again', onClick: () => void take(targetOf(lock, name)) },
      })
    else if (frame.reason === 'by_admin') toast(`Your lock on ${name} was taken away`, { duration })
  }

  useRoomEvent('event', frame => {
    const me = room.you?.id
    const told = readLockFrame(frame)
    if (!told || me === undefined) return
    const { lock, takenFrom } = told
    const isOver = frame.type === 'lock_released' || frame.type === 'lock_expired'
    if (frame.type === 'lock_wait_started') asked(lock, me)
    else if (frame.type === 'lock_acquired' && takenFrom === me)
      toast(`${lock.holder.name} took over ${placeName(lock).name}`, { duration })
    else if (isOver && frame.reason !== 'taken_over') {
      if (lock.holder.id === me) isLost(lock, frame)
      else if (lock.waiting.some(({ id }) => id === me)) isFree(lock)
    }
  })
}

import type { Clock, Timer } from '../clock'
import type { Emitter } from '../emitter'
import type { RoomPart } from '../live/room-parts'
import type { ConnectedFrame } from '../protocol/frames'
import type { RoomEvents } from '../room-types'
import { type Lock, readLock } from './lock'

/** What a room knows of the locks in its document. */
export type LocksPart = RoomPart & {
  /** Those that hold now, the oldest first; the same array until one comes, changes or goes. */
  readonly locks: readonly Lock[]
}

const none: readonly Lock[] = []

// what a timer may wait for without running over
const longestMs = 86_400_000

const aheadOf = ({ server_time }: ConnectedFrame, now: number): number => {
  const ahead = Date.parse(server_time) - now
  return Number.isNaN(ahead) ? 0 : ahead
}

/** Knows no lock yet. What ends by the clock goes by itself: the word of the server about it may come later. */
export const createLocksPart = (events: Emitter<RoomEvents>, clock: Clock): LocksPart => {
  let locks = none
  let said = '[]'
  let ahead = 0
  let timer: Timer

  const become = (next: readonly Lock[]): void => {
    const now = clock.now()
    const live = next.filter(({ endsAt }) => endsAt > now).sort((a, b) => a.fence - b.fence)
    clock.clear(timer)
    if (live.length > 0) {
      const first = Math.min(...live.map(({ endsAt }) => endsAt)) - now
      timer = clock.after(Math.min(first, longestMs), () => become(locks))
    }
    const text = JSON.stringify(live)
    if (text === said) return
    said = text
    locks = live.length > 0 ? live : none
    events.emit('locks', locks)
  }
  const without = (id: string | undefined): Lock[] => locks.filter(each => each.id !== id)

  return {
    get locks() {
      return locks
    },
    connected: frame => {
      ahead = aheadOf(frame, clock.now())
      const all: unknown[] = Array.isArray(frame.locks) ? frame.locks : []
      become(all.flatMap(each => readLock(each, ahead) ?? []))
    },
    heard: ({ type, lock: written }) => {
      if (!type.startsWith('lock_')) return
      const lock = readLock(written, ahead)
      if (!lock) return
      const isOver = type === 'lock_released' || type === 'lock_expired'
      // whatever else is told of a lock says how it stands now; of one that is over nothing more is told
      if (isOver || type === 'lock_acquired' || locks.some(({ id }) => id === lock.id))
        become(isOver ? without(lock.id) : [...without(lock.id), lock])
    },
    forget: () => become(none),
  }
}

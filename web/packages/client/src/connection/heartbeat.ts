import type { Clock, Timer } from '../clock'

/** How often a heartbeat is sent, and how long nothing may come before the socket counts as dead; milliseconds. */
export const heartbeat = { everyMs: 30_000, deadAfterMs: 45_000 } as const

/** Watches one socket. */
export type Heartbeat = {
  /** To be called for every frame that comes. */
  heard(): void
  stop(): void
}

/** Beats until stopped; a half-open socket says nothing, so silence is the only sign. */
export const startHeartbeat = (clock: Clock, beat: () => void, dead: () => void): Heartbeat => {
  let heardAt = clock.now()
  let beatTimer: Timer
  let deadTimer: Timer
  const nextBeat = (): void => {
    beatTimer = clock.after(heartbeat.everyMs, () => {
      nextBeat()
      beat()
    })
  }
  const watch = (ms: number): void => {
    deadTimer = clock.after(ms, () => {
      const left = heardAt + heartbeat.deadAfterMs - clock.now()
      if (left > 0) watch(left)
      else dead()
    })
  }
  nextBeat()
  watch(heartbeat.deadAfterMs)
  return {
    heard: () => {
      heardAt = clock.now()
    },
    stop: () => {
      clock.clear(beatTimer)
      clock.clear(deadTimer)
    },
  }
}

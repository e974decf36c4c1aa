import type { Clock, Timer } from '../clock'

/** How often a heartbeat is sent, and how long nothing may come before the socket counts as dead; milliseconds. */
export const heartbeat = { everyMs: 30_000, deadAfterMs: 45_000 } as const

/** Watches one socket. */
export type Heartbeat = {
  /** To be called for every frame that comes. */
  heard(): void
  stop(): void
}

/**
 * Beats until stopped; a half-open socket says nothing, so silence is the only sign. The patience begins with our own
 * question: a hidden tab gets its timers a minute late, and would take every quiet room for dead if it compared times.
 */
export const startHeartbeat = (clock: Clock, beat: () => void, dead: () => void): Heartbeat => {
  const { everyMs, deadAfterMs } = heartbeat
  let timer: Timer
  let isAnswered = true
  const ask = (): void => {
    isAnswered = false
    timer = clock.after(deadAfterMs - everyMs, judge)
    beat()
  }
  const judge = (): void => {
    if (isAnswered) timer = clock.after(everyMs - (deadAfterMs - everyMs), ask)
    else dead()
  }
  timer = clock.after(everyMs, ask)
  return {
    heard: () => {
      isAnswered = true
    },
    stop: () => clock.clear(timer),
  }
}

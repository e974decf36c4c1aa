import type { Clock, Timer } from '../clock'

/** How often a heartbeat is sent, and how long its answer may take, in milliseconds: 45 s of silence are death. */
export const heartbeat = { everyMs: 30_000, answerMs: 15_000 } as const

/** Watches one socket. */
export type Heartbeat = {
  /** To be called for every frame that comes. */
  heard(): void
  stop(): void
}

/**
 * Beats until stopped; a half-open socket says nothing, so silence is the only sign. Silence counts from a beat on:
 * in a hidden tab timers run late, and a socket must not die of that.
 */
export const startHeartbeat = (clock: Clock, beat: () => void, dead: () => void): Heartbeat => {
  let heardSinceBeat = false
  let beatTimer: Timer
  let deadTimer: Timer
  const nextBeat = (): void => {
    beatTimer = clock.after(heartbeat.everyMs, () => {
      heardSinceBeat = false
      deadTimer = clock.after(heartbeat.answerMs, () => {
        if (!heardSinceBeat) dead()
      })
      nextBeat()
      beat()
    })
  }
  nextBeat()
  return {
    heard: () => {
      heardSinceBeat = true
    },
    stop: () => {
      clock.clear(beatTimer)
      clock.clear(deadTimer)
    },
  }
}

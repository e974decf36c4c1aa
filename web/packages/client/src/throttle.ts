import type { Clock, Timer } from './clock'

/** Runs something at once, then at most once per interval while it is asked for. */
export type Throttle = {
  /** Asks for a run: now if the interval is over, else at its end. */
  ask(): void
  /** Drops a run that waits. */
  cancel(): void
}

/** Makes a throttle; `run` reads the newest state by itself, so only the newest is ever sent. */
export const createThrottle = (intervalMs: number, clock: Clock, run: () => void): Throttle => {
  let timer: Timer
  let waiting = false
  let last = Number.NEGATIVE_INFINITY
  const go = (): void => {
    waiting = false
    last = clock.now()
    run()
  }
  return {
    ask: () => {
      if (waiting) return
      const wait = last + intervalMs - clock.now()
      if (wait <= 0) return go()
      waiting = true
      timer = clock.after(wait, go)
    },
    cancel: () => {
      if (waiting) clock.clear(timer)
      waiting = false
    },
  }
}

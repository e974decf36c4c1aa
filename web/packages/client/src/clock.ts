/** Something that `clear` takes. */
export type Timer = unknown

/** Time and chance, to be replaced in tests. All times in milliseconds. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** From 0 (inclusive) to 1 (exclusive). */
  random(): number
  /** Calls `run` once after `ms`. */
  after(ms: number, run: () => void): Timer
  /** Takes back a timer; nothing happens when it already ran. */
  clear(timer: Timer): void
}

/** The real clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, run) => setTimeout(run, ms),
  clear: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
}

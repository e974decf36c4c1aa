/** First wait, growth per try and longest wait, in milliseconds. */
export const backoff = { firstMs: 250, factor: 1.6, longestMs: 15_000 } as const

/** The longest the wait before try `attempt` (from 0) can be, in milliseconds. */
export const longestWait = (attempt: number): number =>
  Math.round(Math.min(backoff.longestMs, backoff.firstMs * backoff.factor ** attempt))

/** The wait before try `attempt`: anything up to the longest, so that many clients do not come back at once. */
export const waitBefore = (attempt: number, random: number): number => random * longestWait(attempt)

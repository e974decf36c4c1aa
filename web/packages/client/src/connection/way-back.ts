import type { Clock, Timer } from '../clock'

/** How long a stream is kept before a WebSocket is tried again: at first, and at most; milliseconds. */
export const wayBackTimes = { firstMs: 120_000, longestMs: 900_000 } as const

/** Looks now and then whether WebSockets get through again. */
export type WayBack = {
  /** Begins to look, the first time after a while. */
  start(): void
  /** Looks at once, if it looks at all. */
  look(): void
  stop(): void
}

/** `attempt` tells whether one got through. */
export const createWayBack = (clock: Clock, attempt: () => Promise<boolean>): WayBack => {
  let timer: Timer
  let round = 0
  let waitMs: number = wayBackTimes.firstMs
  let isOn = false
  let isLooking = false
  const plan = (): void => {
    clock.clear(timer)
    timer = clock.after(waitMs, () => void look())
  }
  const look = async (): Promise<void> => {
    if (!isOn || isLooking) return
    const mine = round
    clock.clear(timer)
    isLooking = true
    const gotThrough = await attempt().catch(() => false)
    if (mine !== round) return
    isLooking = false
    if (gotThrough) return
    waitMs = Math.min(waitMs * 2, wayBackTimes.longestMs)
    plan()
  }
  return {
    start: () => {
      isOn = true
      plan()
    },
    look: () => void look(),
    stop: () => {
      round++
      isOn = false
      isLooking = false
      clock.clear(timer)
    },
  }
}

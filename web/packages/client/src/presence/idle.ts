import type { Clock, Timer } from '../clock'

/** How present someone is. */
export type PresenceStatus = 'active' | 'idle' | 'away'

/** Without activity for this long one is idle, then away; milliseconds. */
export const idleTimes = { idleAfterMs: 60_000, awayAfterMs: 300_000 } as const

/** Watches for activity. */
export type IdleWatch = {
  /** Something was done. */
  touch(): void
  stop(): void
}

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'focus'] as const

/** Tells at every change of status, and when the last activity was; pointer, keys and wheel count where there is a page. */
export const watchIdle = (
  clock: Clock,
  onStatus: (status: PresenceStatus, touchedAt: number) => void,
): IdleWatch => {
  const { idleAfterMs, awayAfterMs } = idleTimes
  let status: PresenceStatus = 'active'
  let touchedAt = clock.now()
  let timer: Timer
  let isStopped = false
  const say = (next: PresenceStatus): void => {
    if (next === status) return
    status = next
    onStatus(next, touchedAt)
  }
  // one timer that looks again, instead of one per key pressed
  const look = (): void => {
    const quiet = clock.now() - touchedAt
    if (quiet >= awayAfterMs) {
      say('away')
      return
    }
    if (quiet >= idleAfterMs) say('idle')
    timer = clock.after((quiet >= idleAfterMs ? awayAfterMs : idleAfterMs) - quiet, look)
  }
  const touch = (): void => {
    touchedAt = clock.now()
    if (isStopped || status === 'active') return
    say('active')
    clock.clear(timer)
    look()
  }
  const page = typeof window === 'undefined' ? undefined : window
  for (const sign of signs) page?.addEventListener(sign, touch, { passive: true, capture: true })
  look()
  return {
    touch,
    stop: () => {
      isStopped = true
      clock.clear(timer)
      for (const sign of signs) page?.removeEventListener(sign, touch, { capture: true })
    },
  }
}

import type { Clock } from '../clock'

type Planned = { at: number; run: () => void }

/** A clock that stands still until told to move. */
export type FakeClock = Clock & {
  /** What `random` gives; default 1, so that waits are the longest possible. */
  chance: number
  /** Moves time on, running what falls due in order, and lets promises settle between. */
  pass(ms: number): Promise<void>
}

/** Lets everything that waits for promises go on. */
export const settle = async (): Promise<void> => {
  // a request goes through some tens of promises: middleware, body, JSON
  for (let turn = 0; turn < 60; turn++) await Promise.resolve()
}

export const createFakeClock = (): FakeClock => {
  let now = 1_000_000
  let planned: Planned[] = []
  const clock: FakeClock = {
    chance: 1,
    now: () => now,
    random: () => clock.chance,
    after: (ms, run) => {
      const one: Planned = { at: now + ms, run }
      planned.push(one)
      return one
    },
    clear: timer => {
      planned = planned.filter(each => each !== timer)
    },
    pass: async ms => {
      const end = now + ms
      for (;;) {
        await settle()
        const [next] = planned.filter(each => each.at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        planned = planned.filter(each => each !== next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = end
      await settle()
    },
  }
  return clock
}

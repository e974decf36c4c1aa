/** Whether a window of this browser may still be at work. */
export type IsAlive = (window: string) => boolean

const nameOf = (window: string): string => `tutti-window-${window}`

/**
 * Shows the browser's other windows that this one is there, by a lock the browser lets go of when the window goes. Gives
 * a question for which of them are; where there are no Web Locks all may be.
 */
export const showAlive = (window: string): (() => Promise<IsAlive>) => {
  const locks = globalThis.navigator?.locks
  const forever = new Promise<never>(() => undefined)
  locks?.request(nameOf(window), () => forever).catch(() => undefined)
  return async () => {
    const held = await locks?.query().then(
      ({ held }) => new Set(held?.map(({ name }) => name)),
      () => undefined,
    )
    return other => held?.has(nameOf(other)) ?? true
  }
}

/** Where `online` and `offline` events come from. */
export type NetworkEvents = {
  addEventListener(type: 'online' | 'offline', listener: () => void): void
  removeEventListener(type: 'online' | 'offline', listener: () => void): void
}

const browser = (): NetworkEvents | undefined =>
  typeof window === 'undefined' ? undefined : (window as NetworkEvents)

/** Tells when the browser goes on- or offline; does nothing where there is no browser. Returns how to stop. */
export const watchNetwork = (online: () => void, offline: () => void): (() => void) => {
  const events = browser()
  events?.addEventListener('online', online)
  events?.addEventListener('offline', offline)
  return () => {
    events?.removeEventListener('online', online)
    events?.removeEventListener('offline', offline)
  }
}

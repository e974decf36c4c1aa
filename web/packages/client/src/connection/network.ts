/** Where `online` and `offline` events come from. */
export type NetworkEvents = {
  addEventListener(type: 'online' | 'offline', listener: () => void): void
  removeEventListener(type: 'online' | 'offline', listener: () => void): void
}

const browser = (): NetworkEvents | undefined =>
  typeof window === 'undefined' ? undefined : (window as NetworkEvents)

type NetworkInformation = { connection?: EventTarget }

/** Tells when the browser says that it is on another network now, where it says so. Returns how to stop. */
export const watchOtherNetwork = (changed: () => void): (() => void) => {
  const network = typeof navigator === 'undefined' ? undefined : (navigator as NetworkInformation).connection
  network?.addEventListener('change', changed)
  return () => network?.removeEventListener('change', changed)
}

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

// what is on the screen comes first
const afterMs = 4_000

/** Lets a service worker keep the page itself on this device, once it is shown and nothing else is to be done. */
export const keepPageOnDevice = (): void => {
  if (!('serviceWorker' in navigator)) return
  const register = () =>
    // where it is forbidden, as in some private windows, the page works as it does without
    navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined)
  const whenIdle = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => void register(), { timeout: 10_000 })
    else void register()
  }
  const start = () => setTimeout(whenIdle, afterMs)
  if (document.readyState === 'complete') start()
  else addEventListener('load', start, { once: true })
}

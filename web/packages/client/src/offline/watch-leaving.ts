type Events = {
  addEventListener(type: string, listener: () => void): void
  removeEventListener(type: string, listener: () => void): void
}

/** Calls `leaving` whenever the page may go away for good: it is hidden, or left. Returns how to stop. */
export const watchLeaving = (leaving: () => void): (() => void) => {
  if (typeof document === 'undefined' || typeof window === 'undefined') return () => undefined
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') leaving()
  }
  const events: [Events, string, () => void][] = [
    [document, 'visibilitychange', hidden],
    [window, 'pagehide', leaving],
  ]
  for (const [target, type, listener] of events) target.addEventListener(type, listener)
  return () => {
    for (const [target, type, listener] of events) target.removeEventListener(type, listener)
  }
}

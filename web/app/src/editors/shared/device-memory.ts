/** What this device remembers under a key; undefined where nothing is, or storage is forbidden. */
export const remembered = (key: string): unknown => {
  try {
    const stored = localStorage.getItem(key)
    return stored === null ? undefined : JSON.parse(stored)
  } catch {
    return undefined
  }
}

export const remember = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // see remembered()
  }
}

const key = 'tutti:by-link'

// storage can be forbidden; then the page says a little less about why access ended
const read = (): string[] => {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter(each => typeof each === 'string') : []
  } catch {
    return []
  }
}

const most = 50

/** Keeps in mind, for this tab, that a document was reached by a share link. */
export const rememberEntry = (documentId: string): void => {
  try {
    sessionStorage.setItem(key, JSON.stringify([...new Set([...read(), documentId])].slice(-most)))
  } catch {
    // see read()
  }
}

export const cameByLink = (documentId: string): boolean => read().includes(documentId)

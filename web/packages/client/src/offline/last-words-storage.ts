const prefix = 'tutti:last-words:'

/** The storage that is written at once; missing outside of browsers, and forbidden in some. */
export const storage = (): Storage | undefined => {
  try {
    return typeof localStorage === 'undefined' ? undefined : localStorage
  } catch {
    return undefined
  }
}

export const nameOf = (person: string, window: string): string => `${prefix}${person}:${window}`

/** Under which names a person's windows left something. */
export const namesOf = (person: string): string[] => {
  const kept = storage()
  return kept ? Object.keys(kept).filter(name => name.startsWith(nameOf(person, ''))) : []
}

/** Nothing of the person stays. */
export const forgetLastWords = (person: string): void => {
  for (const name of namesOf(person)) storage()?.removeItem(name)
}

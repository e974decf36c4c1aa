const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** An id nobody else makes: 12 characters are 62 random bits. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => alphabet[byte % alphabet.length]).join('')

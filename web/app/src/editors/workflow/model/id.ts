const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** 60 bits, written so that people can read it in an export. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), each => alphabet[each % alphabet.length]).join('')

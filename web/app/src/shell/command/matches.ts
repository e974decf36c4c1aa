const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word asked for begins a word of the text, whatever the order, case and accents. */
export const matches = (text: string, query: string): boolean => {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u)
  return fold(query)
    .split(/\s+/)
    .filter(Boolean)
    .every(asked => words.some(word => word.startsWith(asked)))
}

import type { PresenceState } from '@tutti/client'

/** The line someone is in, or the first one they see; undefined when they say neither. */
export const lineOf = ({ line, viewport }: PresenceState): number | undefined => {
  if (typeof line === 'number') return line
  const first: unknown =
    typeof viewport === 'object' && viewport !== null && 'first_line' in viewport
      ? viewport.first_line
      : undefined
  return typeof first === 'number' ? first : undefined
}

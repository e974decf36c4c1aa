const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' })
const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })

const hour = 3_600_000
const day = 24 * hour

/** How long a link still works, in words. */
export const leftWords = (expiresAt: string | null | undefined, now: Date): string => {
  if (!expiresAt) return 'never expires'
  const left = new Date(expiresAt).getTime() - now.getTime()
  if (left <= 0) return 'expired'
  if (left < hour) return `expires ${relative.format(Math.max(1, Math.round(left / 60_000)), 'minute')}`
  if (left < 2 * day) return `expires ${relative.format(Math.round(left / hour), 'hour')}`
  if (left < 60 * day) return `expires ${relative.format(Math.round(left / day), 'day')}`
  return `expires on ${date.format(new Date(expiresAt))}`
}

/** How often a link was used, and how often it still can be. */
export const usesWords = ({ used, uses }: { used: number; uses?: number | null | undefined }): string => {
  if (uses) return `${used} of ${uses} ${uses === 1 ? 'use' : 'uses'}`
  if (used === 0) return 'not used yet'
  return used === 1 ? 'used once' : `used ${used} times`
}

/** When a new link is to end. */
export const durations = [
  { value: '', label: 'Never' },
  { value: '1', label: 'In 1 hour' },
  { value: '24', label: 'In 1 day' },
  { value: '168', label: 'In 7 days' },
  { value: '720', label: 'In 30 days' },
] as const

/** How far back to look; the values stand in selects. */
export const spans = [
  { value: '', label: 'Any time' },
  { value: '1', label: 'Last 24 hours' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
] as const

const minute = 60_000
const day = 1440 * minute

/** The moment a span begins, by the minute: so that the same question is the same question for a while. */
export const spanFrom = (span: string, now: Date): string | undefined => {
  const days = Number(span)
  if (!days) return undefined
  return new Date(Math.floor((now.getTime() - days * day) / minute) * minute).toISOString()
}

/** The first moment of a day as a date field gives it, here. */
export const startOfDay = (date: string): string | undefined => {
  const at = new Date(`${date}T00:00:00`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** The first moment after a day. */
export const endOfDay = (date: string): string | undefined => {
  const at = new Date(`${date}T00:00:00`)
  if (Number.isNaN(at.getTime())) return undefined
  at.setDate(at.getDate() + 1)
  return at.toISOString()
}

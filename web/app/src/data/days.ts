const weekday = new Intl.DateTimeFormat('en', { weekday: 'long' })
const date = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' })
const dated = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' })

const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

/** A day as people call it: Today, Yesterday, a weekday of the last week, or its date. */
export const dayName = (at: Date, now: Date): string => {
  // rounded, because a day can have 23 or 25 hours
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (days <= 0) return 'Today'
  if (days === 1) return 'Yesterday'
  if (days < 7) return weekday.format(at)
  return (at.getFullYear() === now.getFullYear() ? date : dated).format(at)
}

/** Things in the order of time, put together by day. */
export const byDay = <Thing extends { at: string }>(
  things: readonly Thing[],
  now: Date,
): { day: string; things: Thing[] }[] => {
  const days: { day: string; things: Thing[] }[] = []
  for (const thing of things) {
    const day = dayName(new Date(thing.at), now)
    const last = days.at(-1)
    if (last?.day === day) last.things.push(thing)
    else days.push({ day, things: [thing] })
  }
  return days
}

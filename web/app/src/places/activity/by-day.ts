/** What the day is called that it is. */
export const today = 'Today'

const words = new Intl.DateTimeFormat('en', { weekday: 'long', month: 'long', day: 'numeric' })
const wordsWithYear = new Intl.DateTimeFormat('en', { dateStyle: 'long' })

const dayOf = (date: Date): string => `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`

const nameOf = (date: Date, now: Date): string => {
  if (dayOf(date) === dayOf(now)) return today
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (dayOf(date) === dayOf(yesterday)) return 'Yesterday'
  return (date.getFullYear() === now.getFullYear() ? words : wordsWithYear).format(date)
}

/** Entries in their order, together by the day they were on here. */
export const byDay = <Entry extends { at: string }>(
  entries: readonly Entry[],
  now: Date,
): { day: string; entries: Entry[] }[] => {
  const days: { day: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const day = nameOf(new Date(entry.at), now)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

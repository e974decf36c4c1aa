import { useEffect, useState } from 'react'

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' })
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })

export const timeAgo = (at: Date, now: Date): string => {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  if (seconds > -60) return 'just now'
  if (seconds > -3600) return relative.format(Math.ceil(seconds / 60), 'minute')
  if (seconds > -86_400) return relative.format(Math.ceil(seconds / 3600), 'hour')
  if (seconds > -7 * 86_400) return relative.format(Math.ceil(seconds / 86_400), 'day')
  return day.format(at)
}

const clock = new Intl.DateTimeFormat('en', { timeStyle: 'short' })

/** The time of day, where the day is known. */
export function ClockTime({ at }: { at: string }) {
  const date = new Date(at)
  return (
    <time dateTime={at} title={exact.format(date)}>
      {clock.format(date)}
    </time>
  )
}

export function TimeAgo({ at }: { at: string }) {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  const date = new Date(at)
  return (
    <time dateTime={at} title={exact.format(date)}>
      {timeAgo(date, now)}
    </time>
  )
}

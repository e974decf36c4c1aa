import { useEffect, useState } from 'react'

const minute = 60_000
const hour = 60 * minute

/** How long something still lasts: seconds at the end, whole minutes and hours before. */
export const timeLeft = (ms: number): string => {
  if (ms <= minute) return `${Math.max(0, Math.ceil(ms / 1000))} s`
  if (ms <= 90 * minute) return `${Math.ceil(ms / minute)} min`
  return `${Math.round(ms / hour)} h`
}

/** When the words change next, in milliseconds. */
export const nextChange = (ms: number): number => (ms <= minute ? ms % 1000 || 1000 : ms % minute || minute)

/** The time until a moment in words, as it passes. */
export const useTimeLeft = (endsAt: number): string => {
  const [, tick] = useState(0)
  const left = endsAt - Date.now()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const next = () => {
      timer = setTimeout(
        () => {
          tick(before => before + 1)
          next()
        },
        Math.max(50, nextChange(endsAt - Date.now()) + 5),
      )
    }
    next()
    return () => clearTimeout(timer)
  }, [endsAt])
  return timeLeft(left)
}

/** "12 min", counting seconds at the end. */
export function TimeLeft({ endsAt }: { endsAt: number }) {
  const words = useTimeLeft(endsAt)
  return <span className="tabular-nums whitespace-nowrap">{words}</span>
}

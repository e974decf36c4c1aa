import { useEffect, useState } from 'react'

/** How long ago something was, roughly: "3 min"; undefined within the first minute, and when it cannot be. */
export const lasting = (since: string | undefined, now: number): string | undefined => {
  const minutes = since === undefined ? Number.NaN : Math.floor((now - Date.parse(since)) / 60_000)
  if (!(minutes >= 1)) return undefined
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const everyMs = 10_000

export const useLasting = (since: string | undefined): string | undefined => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [])
  return lasting(since, Math.max(now, Date.parse(since ?? '') || 0))
}

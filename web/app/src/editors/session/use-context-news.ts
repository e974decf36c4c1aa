import { useRoomEvent } from '@tutti/react'
import { useState } from 'react'

export type News = { name: string; at: string }

const nameIn = (user: unknown): string | undefined =>
  typeof user === 'object' && user !== null && 'name' in user && typeof user.name === 'string'
    ? user.name
    : undefined

/** Who changed the context last, as far as we were told since we came. */
export const useContextNews = (): News | undefined => {
  const [news, setNews] = useState<News>()
  useRoomEvent('event', frame => {
    if (frame.type !== 'session_update') return
    const { timestamp } = frame
    const told = typeof timestamp === 'string' && !Number.isNaN(Date.parse(timestamp)) ? timestamp : undefined
    setNews({ name: nameIn(frame.user) ?? 'Someone', at: told ?? new Date().toISOString() })
  })
  return news
}

import { useRoom, useRoomEvent, useSession, useTutti } from '@tutti/react'
import { useEffect, useState } from 'react'

const most = 10

const keyOf = (person: string, document: string) => `tutti:seen:${person}:${document}`

// storage can be forbidden; then everything counts as seen
const lastLook = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

const look = (key: string): void => {
  try {
    localStorage.setItem(key, new Date().toISOString())
  } catch {
    // see lastLook()
  }
}

/** How many things others did here since one last looked at the activity. */
export const useUnread = (looking: boolean): number => {
  const { documentId } = useRoom()
  const { activity } = useTutti()
  const { user } = useSession()
  const me = user?.id ?? ''
  const key = keyOf(me, documentId)
  const [unread, setUnread] = useState(0)

  useEffect(() => {
    const from = lastLook(key)
    // whoever is here for the first time has missed nothing
    if (!from) {
      look(key)
      return
    }
    let current = true
    const count = async () => {
      const { items } = await activity.ofDocument(documentId, { from, limit: most })
      if (current) setUnread(items.filter(item => item.user && item.user.id !== me).length)
    }
    count().catch(() => undefined)
    return () => {
      current = false
    }
  }, [activity, documentId, key, me])

  useRoomEvent('event', frame => {
    const by = frame.user
    if (looking || typeof frame.event !== 'number' || typeof by !== 'object' || by === null) return
    if ('id' in by && by.id !== me) setUnread(before => Math.min(most, before + 1))
  })
  useEffect(() => {
    if (!looking) return
    setUnread(0)
    look(key)
    // what comes while one looks is seen too
    return () => look(key)
  }, [looking, key])
  return looking ? 0 : unread
}

import { useRoom, useRoomEvent, useTutti } from '@tutti/react'
import { useRef, useState } from 'react'
import { isLess, type Level, levelOf, whoChanged } from './access-change'

type AccessChange = { level: Level; less: boolean; who: string | undefined }

/** What one may do has changed while the document was open, and as far as it can be known who changed it. */
export const useAccessChange = (
  workspaceId: string,
): { change: AccessChange | undefined; dismiss: () => void } => {
  const room = useRoom()
  const { activity } = useTutti()
  const before = useRef(room.you && levelOf(room.permissions))
  const [change, setChange] = useState<AccessChange>()

  // members may read what happened in their workspace; others are told what changed, not by whom
  const tellWho = async (level: Level, less: boolean) => {
    const { items } = await activity.ofWorkspace(workspaceId, { category: 'collaboration', limit: 20 })
    const who = whoChanged(items, room.you?.id ?? '', new Date())
    if (who) setChange(told => (told?.level === level ? { level, less, who } : told))
  }
  // told at every connect too: rights can change while one is away
  useRoomEvent('role', () => {
    const level = levelOf(room.permissions)
    const was = before.current
    before.current = level
    if (was === undefined || was === level) return
    const less = isLess(level, was)
    setChange({ level, less, who: undefined })
    tellWho(level, less).catch(() => undefined)
  })
  return { change, dismiss: () => setChange(undefined) }
}

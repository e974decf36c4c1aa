import type { Room } from '@tutti/client'
import { useEffect, useMemo } from 'react'

const typingMs = 3000

/** Tells others at which step one is and whether one edits it. */
export type OwnPresence = {
  select: (step: string) => void
  edit: (step: string) => void
  leave: () => void
  typing: () => void
  start: () => () => void
}

const ownPresence = ({ presence }: Room): OwnPresence => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (fields: Record<string, unknown>) => {
    const now = presence.getLocalState() ?? {}
    for (const [name, value] of Object.entries(fields))
      if (JSON.stringify(now[name]) !== JSON.stringify(value)) presence.setLocalStateField(name, value)
  }
  return {
    select: step => tell({ selected: [step], step: undefined, activity: 'viewing' }),
    edit: step => tell({ selected: [step], step, activity: 'editing' }),
    leave: () => tell({ step: undefined, activity: 'viewing' }),
    typing: () => {
      tell({ typing: 'document' })
      clearTimeout(timer)
      timer = setTimeout(() => tell({ typing: undefined }), typingMs)
    },
    start: () => {
      tell({ activity: 'viewing' })
      return () => {
        clearTimeout(timer)
        tell({ selected: undefined, step: undefined, typing: undefined })
      }
    },
  }
}

export const useOwnPresence = (room: Room): OwnPresence => {
  const own = useMemo(() => ownPresence(room), [room])
  useEffect(() => own.start(), [own])
  return own
}

import { useParticipants, useRoom } from '@tutti/react'
import { useEffect, useState } from 'react'
import type { Status } from '../ui/avatar'

export type Person = {
  id: string
  name: string
  color: string
  avatar: string | undefined
  guest: boolean
  role: string
  status: Status
  doing: string
  you: boolean
}

type Shown = {
  status: Status
  typing: boolean
  editing: boolean
  line: number | undefined
  role: string | undefined
}

const sentence = ({ status, typing, editing, line }: Shown): string => {
  if (status !== 'active') return status === 'idle' ? 'Idle' : 'Away'
  const word = editing ? 'Editing' : 'Viewing'
  if (typing) return line ? `Typing on line ${line}…` : 'Typing…'
  return line ? `${word} · line ${line}` : word
}

// someone whose presence has not arrived yet, or who uses a client without one
const unseen: Shown = { status: 'active', typing: false, editing: false, line: undefined, role: undefined }

/** Everyone in the room, oneself first, with what each is doing in words. */
export const usePeople = (): Person[] => {
  const room = useRoom()
  const participants = useParticipants()
  const shown = useShown(room.you?.id)
  return participants
    .map(({ id, name, color, avatar, guest, role }) => {
      const now = shown.get(id) ?? unseen
      return {
        id,
        name,
        color,
        avatar,
        guest,
        // their presence says so when it changes while they are here
        role: (id === room.you?.id ? undefined : now.role) ?? role,
        status: now.status,
        doing: sentence(now),
        you: id === room.you?.id,
      }
    })
    .sort((a, b) => Number(b.you) - Number(a.you) || a.name.localeCompare(b.name))
}

const rank: Record<Status, number> = { active: 2, idle: 1, away: 0 }

// one person can be here in several windows: the most active one counts
const useShown = (you: string | undefined): Map<string, Shown> => {
  const { presence } = useRoom()
  const [shown, setShown] = useState(() => new Map<string, Shown>())
  useEffect(() => {
    const read = () => {
      const next = new Map<string, Shown>()
      for (const [clientId, state] of presence.getStates()) {
        // the server writes who a state belongs to into everyone's but our own
        const id: unknown = clientId === presence.clientID ? you : state.user?.id
        if (typeof id !== 'string') continue
        const one = shownOf(state)
        const known = next.get(id)
        if (!known || rank[one.status] > rank[known.status]) next.set(id, one)
      }
      setShown(next)
    }
    read()
    presence.on('change', read)
    return () => presence.off('change', read)
  }, [presence, you])
  return shown
}

const roleIn = (user: unknown): string | undefined =>
  typeof user === 'object' && user !== null && 'role' in user && typeof user.role === 'string'
    ? user.role
    : undefined

const shownOf = (state: Record<string, unknown>): Shown => ({
  status: state.status === 'idle' || state.status === 'away' ? state.status : 'active',
  typing: state.typing === 'document',
  editing: state.activity === 'editing',
  line: typeof state.line === 'number' ? state.line : undefined,
  role: roleIn(state.user),
})

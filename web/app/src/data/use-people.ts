import type { PresenceState } from '@tutti/client'
import { useParticipants, useRoom } from '@tutti/react'
import { useEffect, useState } from 'react'
import type { Doc } from 'yjs'
import type { KindParts } from '../editors/kind'
import { useKindParts } from '../editors/shared/kind-context'
import type { Status } from '../ui/avatar'
import { doingWords } from './doing-words'

export type Person = {
  id: string
  name: string
  color: string
  avatar: string | undefined
  guest: boolean
  role: string
  status: Status
  doing: string
  /** Whom they follow, by id. */
  following: string | undefined
  /** What the window they are most active in says of itself, while they are somewhere in particular. */
  at: PresenceState | undefined
  you: boolean
}

type Shown = {
  status: Status
  /** When they last did something, while they are idle or away. */
  quietSince: string | undefined
  typing: string | undefined
  editing: boolean
  /** Whom they follow, by id. */
  following: string | undefined
  /** Where in the document, in the words of its kind. */
  where: string | undefined
  presence: PresenceState | undefined
  role: string | undefined
}

// someone whose presence has not arrived yet, or who uses a client without one
const unseen: Shown = {
  status: 'active',
  quietSince: undefined,
  typing: undefined,
  editing: false,
  following: undefined,
  where: undefined,
  presence: undefined,
  role: undefined,
}

/** Everyone in the room, oneself first, with what each is doing in words. */
export const usePeople = (): Person[] => {
  const room = useRoom()
  const participants = useParticipants()
  const shown = useShown(room.you?.id)
  const nameOf = (id: string | undefined) =>
    id !== undefined && id === room.you?.id ? 'you' : participants.find(each => each.id === id)?.name
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
        doing: doingWords({ ...now, leader: nameOf(now.following) }),
        following: now.following,
        at: now.where === undefined ? undefined : now.presence,
        you: id === room.you?.id,
      }
    })
    .sort((a, b) => Number(b.you) - Number(a.you) || a.name.localeCompare(b.name))
}

const rank: Record<Status, number> = { active: 2, idle: 1, away: 0 }

// nobody reads faster, and cursors move many times a second
const everyMs = 200

// one person can be here in several windows: the most active one counts
const useShown = (you: string | undefined): Map<string, Shown> => {
  const { presence, doc } = useRoom()
  const parts = useKindParts()
  const [shown, setShown] = useState(() => new Map<string, Shown>())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let before = ''
    const read = () => {
      timer = undefined
      const next = new Map<string, Shown>()
      for (const [clientId, state] of presence.getStates()) {
        // the server writes who a state belongs to into everyone's but our own
        const id: unknown = clientId === presence.clientID ? you : state.user?.id
        if (typeof id !== 'string') continue
        const one = shownOf(state, parts, doc)
        const known = next.get(id)
        if (!known || rank[one.status] > rank[known.status]) next.set(id, one)
      }
      // most of what moves is not said in these words
      const now = JSON.stringify([...next].map(([id, { presence: _, ...said }]) => [id, said]))
      if (now === before) return
      before = now
      setShown(next)
    }
    const later = () => {
      timer ??= setTimeout(read, everyMs)
    }
    read()
    presence.on('change', later)
    return () => {
      clearTimeout(timer)
      presence.off('change', later)
    }
  }, [presence, doc, parts, you])
  return shown
}

const roleIn = (user: unknown): string | undefined =>
  typeof user === 'object' && user !== null && 'role' in user && typeof user.role === 'string'
    ? user.role
    : undefined

// what others write is not ours to trust: words that cannot be found are none
const whereIn = (state: PresenceState, parts: KindParts | undefined, doc: Doc): string | undefined => {
  try {
    return parts?.whereabouts?.(state, doc)
  } catch {
    return undefined
  }
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const statusIn = ({ status }: PresenceState): Status =>
  status === 'idle' || status === 'away' ? status : 'active'

const shownOf = (state: PresenceState, parts: KindParts | undefined, doc: Doc): Shown => ({
  status: statusIn(state),
  quietSince: state.status === 'active' ? undefined : textIn(state.active_at),
  typing: textIn(state.typing),
  editing: state.activity === 'editing',
  following: textIn(state.following),
  where: whereIn(state, parts, doc),
  presence: state,
  role: roleIn(state.user),
})

import type { Room } from '@tutti/client'
import { useEffect, useState } from 'react'
import { stepOfPresence } from '../model/whereabouts'

/** Someone else at a step. */
export type PersonAtStep = {
  key: number
  name: string
  color: string
  avatar: string | undefined
  editing: boolean
}

const textOr = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise

// a colour goes into a style: nothing else may
const colorOr = (value: unknown): string =>
  typeof value === 'string' && /^#[0-9a-f]{3,8}$/i.test(value) ? value : '#6b7280'

const read = ({ presence }: Room): ReadonlyMap<string, readonly PersonAtStep[]> => {
  const at = new Map<string, PersonAtStep[]>()
  for (const [key, state] of presence.getStates()) {
    const step = key === presence.clientID ? undefined : stepOfPresence(state)
    if (step === undefined) continue
    const user: unknown = state.user
    const fields = typeof user === 'object' && user !== null ? (user as Record<string, unknown>) : {}
    const person = {
      key,
      name: textOr(fields.name, 'Someone'),
      color: colorOr(fields.color),
      avatar: textOr(fields.avatar, '') || undefined,
      editing: typeof state.step === 'string',
    }
    at.set(step, [...(at.get(step) ?? []), person])
  }
  return at
}

/** Who else is at which step. The same map until someone moves. */
export const useStepPeople = (room: Room): ReadonlyMap<string, readonly PersonAtStep[]> => {
  const [people, setPeople] = useState(() => read(room))
  useEffect(() => {
    let text = ''
    const update = () => {
      const next = read(room)
      const said = JSON.stringify([...next])
      if (said === text) return
      text = said
      setPeople(next)
    }
    update()
    room.presence.on('change', update)
    return () => room.presence.off('change', update)
  }, [room])
  return people
}

import type { Participant } from '@tutti/client'
import { useRoom, useRoomEvent } from '@tutti/react'
import { useEffect, useRef } from 'react'
import { toast } from '../../ui/toast'

/** Arrivals and departures within this time are told together, and a reload (left, then joined) not at all. */
const gatherMs = 1500

const list = new Intl.ListFormat('en', { type: 'conjunction' })

const names = (people: string[]): string =>
  list.format(people.length > 3 ? [...people.slice(0, 2), `${people.length - 2} others`] : people)

export const useJoinToasts = (): void => {
  const room = useRoom()
  const waiting = useRef(new Map<string, { name: string; joined: boolean }>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const tell = () => {
    const all = [...waiting.current.values()]
    waiting.current.clear()
    const joined = all.filter(each => each.joined).map(each => each.name)
    const left = all.filter(each => !each.joined).map(each => each.name)
    if (joined.length > 0) toast(`${names(joined)} joined`, { duration: 3000 })
    if (left.length > 0) toast(`${names(left)} left`, { duration: 3000 })
  }
  const gather = ({ id, name }: Participant, joined: boolean) => {
    if (id === room.you?.id) return
    const before = waiting.current.get(id)
    if (before && before.joined !== joined) waiting.current.delete(id)
    else waiting.current.set(id, { name, joined })
    clearTimeout(timer.current)
    timer.current = setTimeout(tell, gatherMs)
  }
  useRoomEvent('joined', person => gather(person, true))
  useRoomEvent('left', person => gather(person, false))
  useEffect(() => () => clearTimeout(timer.current), [])
}

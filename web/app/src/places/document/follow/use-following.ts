import type { Participant } from '@tutti/client'
import { useParticipants, useRoom, useRoomEvent, useRoomStatus } from '@tutti/react'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { toast } from '../../../ui/toast'
import { type Followed, followersOf, mustLetGo, readFollowed, wouldCircle } from './chain'

/** Following someone through the document, and being followed. */
export type Following = {
  /** Whom one follows. */
  leader: Participant | undefined
  /** Who follows oneself, by id. */
  followers: readonly string[]
  start: (id: string) => void
  stop: () => void
}

const nobody: Following = { leader: undefined, followers: [], start: () => undefined, stop: () => undefined }

export const FollowContext = createContext<Following>(nobody)

export const useFollow = (): Following => useContext(FollowContext)

// a reload is no goodbye
const goneMs = 2_500

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** For the frame of the document: everything about following, for all that is inside. */
export const useFollowing = (): Following => {
  const room = useRoom()
  const people = useParticipants()
  const { state } = useRoomStatus()
  const followed = useFollowed()
  const [leaderId, setLeaderId] = useState<string>()
  const [last, setLast] = useState<Participant>()
  const here = people.find(({ id }) => id === leaderId)
  if (here && here !== last) setLast(here)
  const { presence, you } = room

  const stop = useCallback(() => setLeaderId(undefined), [])
  const follow = useCallback(
    (id: string, isAsked: boolean) => {
      if (!you || id === you.id) return
      // whoever asks everyone to come follows nobody, even if that has not been heard here yet
      if (!isAsked && wouldCircle(you.id, id, readFollowed(presence.getStates().values()))) {
        const name = room.participants.find(each => each.id === id)?.name ?? 'They'
        toast(`${name} follows you, so you cannot follow them.`)
        return
      }
      setLeaderId(id)
    },
    [room, presence, you],
  )
  const start = useCallback((id: string) => follow(id, false), [follow])
  useRoomEvent('bring-to-me', ({ id, name }) => {
    if (id === you?.id) return
    follow(id, true)
    toast(`${name} brought you here. Scroll or click to go your own way.`)
  })

  useEffect(() => presence.update({ following: leaderId }), [presence, leaderId])
  useEffect(() => () => presence.update({ following: undefined }), [presence])
  useEffect(() => {
    if (you && leaderId !== undefined && mustLetGo(you.id, followed)) stop()
  }, [you, leaderId, followed, stop])
  const isGone = leaderId !== undefined && !here && state === 'connected'
  useEffect(() => {
    if (!isGone) return
    const timer = setTimeout(() => {
      stop()
      toast(`${last?.name ?? 'The person'} left. You no longer follow them.`)
    }, goneMs)
    return () => clearTimeout(timer)
  }, [isGone, last, stop])

  const followers = useMemo(() => (you ? followersOf(you.id, followed) : []), [you, followed])
  useTellFollowers(followers, people)
  const leader = leaderId === undefined ? undefined : (here ?? last)
  return useMemo(() => ({ leader, followers, start, stop }), [leader, followers, start, stop])
}

/** Who follows whom in this room; the same map until that changes. */
const useFollowed = (): Followed => {
  const { presence } = useRoom()
  const [followed, setFollowed] = useState<Followed>(new Map())
  useEffect(() => {
    let before = ''
    const read = () => {
      const next = readFollowed(presence.getStates().values())
      const now = JSON.stringify([...next])
      if (now === before) return
      before = now
      setFollowed(next)
    }
    read()
    presence.on('change', read)
    return () => presence.off('change', read)
  }, [presence])
  return followed
}

const useTellFollowers = (followers: readonly string[], people: readonly Participant[]): void => {
  const told = useRef<readonly string[]>([])
  useEffect(() => {
    const names = followers
      .filter(id => !told.current.includes(id))
      .flatMap(id => people.find(each => each.id === id)?.name ?? [])
    told.current = followers
    if (names.length > 0) toast(`${list.format(names)} ${names.length === 1 ? 'follows' : 'follow'} you`)
  }, [followers, people])
}

import { usePersistence, useQueue, useRoom, useRoomStatus } from '@tutti/react'
import { Check, CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useRoomValue } from '../../data/use-room-value'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { keptWords, waitingWords } from './offline-words'
import { useDelayed } from './use-delayed'
import { useSecondsUntil } from './use-seconds-until'
import { useSince } from './use-since'

const timeOfDay = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false })

/** Says when the document is not connected, once it lasts long enough to matter, and that all is well when it is back. */
export function ConnectionBanner() {
  const room = useRoom()
  const { state, retryAt } = useRoomStatus()
  const { items } = useQueue()
  const edits = useRoomValue(() => room.unsavedChanges)
  const isAway = state === 'offline' || (state === 'connecting' && room.synced)
  const since = useSince(isAway)
  // most interruptions heal within a second; a banner that blinks is worse than none
  const shown = useDelayed(isAway, 1200)
  const actions = items.filter(({ failure }) => !failure).length
  const allSent = useAllSent(shown && (edits > 0 || actions > 0), !isAway && edits === 0 && actions === 0)
  if (shown) return <Away since={since} retryAt={retryAt} waiting={waitingWords(edits, actions)} />
  if (!allSent) return null
  return (
    <Banner look="good" icon={Check}>
      You are back. All changes are sent.
    </Banner>
  )
}

type AwayProps = { since: number | undefined; retryAt: number | undefined; waiting: string | undefined }

function Away({ since, retryAt, waiting }: AwayProps) {
  const room = useRoom()
  const persistence = usePersistence()
  const seconds = useSecondsUntil(retryAt)
  return (
    <Banner
      look="warn"
      icon={CloudOff}
      actions={
        <Button size="small" onClick={() => room.reconnect()}>
          Try now
        </Button>
      }
    >
      <strong className="font-semibold">You are offline.</strong>
      {since !== undefined && ` Since ${timeOfDay.format(since)}.`}{' '}
      {room.synced ? keptWords(persistence) : 'This document is not on this device yet.'}
      {waiting && <span className="tabular-nums"> {waiting} waiting.</span>}
      {seconds > 1 && <span className="tabular-nums"> Trying again in {seconds} s.</span>}
    </Banner>
  )
}

const shownMs = 5_000

/** For a moment, after something waited and now nothing does. */
const useAllSent = (waits: boolean, isDone: boolean): boolean => {
  const [waited, setWaited] = useState(false)
  if (waits && !waited) setWaited(true)
  const isOver = waited && isDone
  useEffect(() => {
    if (!isOver) return
    const timer = setTimeout(() => setWaited(false), shownMs)
    return () => clearTimeout(timer)
  }, [isOver])
  return isOver
}

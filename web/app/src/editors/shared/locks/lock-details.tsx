import type { Lock } from '@tutti/client'
import { useLiveSession, useRoom } from '@tutti/react'
import { useState } from 'react'
import { mayOverrule } from '../../../data/rights'
import { useMay } from '../../../data/use-room-rights'
import { Avatar } from '../../../ui/avatar'
import { Button } from '../../../ui/button'
import { useLockDesk } from './lock-desk'
import { TimeLeft } from './time-left'
import { useLockActions } from './use-lock-actions'

/** Whether one may take it from its holder; the server decides, this only hides what it would refuse. */
const useMayTakeOver = ({ holder }: Lock): boolean => {
  const room = useRoom()
  const leads = useLiveSession()?.host.id === room.you?.id
  const administers = useMay('administer')
  const theirs = room.participants.find(({ id }) => id === holder.id)?.role
  return administers || (leads && room.you !== undefined) || mayOverrule(room.role, theirs)
}

type LockButtonsProps = { lock: Lock; onDone?: () => void }

/** What one can do about a lock: one's own, or that of somebody else. */
export function LockButtons({ lock, onDone }: LockButtonsProps) {
  const room = useRoom()
  const desk = useLockDesk()
  const mayEdit = useMay('edit')
  const mayTakeOver = useMayTakeOver(lock)
  const { renew, release, ask, stopAsking } = useLockActions()
  const [busy, setBusy] = useState(false)
  const me = room.you?.id
  const run = async (doing: Promise<boolean>, closes: boolean) => {
    setBusy(true)
    const isDone = await doing
    setBusy(false)
    if (isDone && closes) onDone?.()
  }
  if (lock.holder.id === me)
    return (
      <>
        <Button size="small" aria-disabled={busy} onClick={() => void run(renew(lock), false)}>
          Renew
        </Button>
        <Button
          size="small"
          look="primary"
          aria-disabled={busy}
          onClick={() => void run(release(lock), true)}
        >
          Release
        </Button>
      </>
    )
  const isWaiting = lock.waiting.some(({ id }) => id === me)
  return (
    <>
      {mayTakeOver && (
        <Button
          size="small"
          onClick={() => {
            desk.takeOver(lock)
            onDone?.()
          }}
        >
          Take over…
        </Button>
      )}
      {mayEdit && (
        <Button
          size="small"
          look={isWaiting ? 'secondary' : 'primary'}
          aria-disabled={busy}
          onClick={() => void run(isWaiting ? stopAsking(lock) : ask(lock), false)}
        >
          {isWaiting ? 'Stop asking' : 'Ask for it'}
        </Button>
      )}
    </>
  )
}

const names = new Intl.ListFormat('en', { type: 'conjunction' })

/** Who holds something, why, how long, who waits for it, and what one can do about it. */
export function LockDetails({ lock, onDone }: LockButtonsProps) {
  const { you } = useRoom()
  const { holder, reason, waiting, endsAt } = lock
  const isMine = holder.id === you?.id
  return (
    <div className="text-ui">
      <div className="flex items-start gap-2.5">
        <Avatar name={holder.name} color={holder.color} image={holder.avatar} />
        <div className="min-w-0 flex-1">
          <p className="font-semibold break-words">
            {isMine ? 'You have locked this' : `${holder.name} has locked this`}
          </p>
          {reason && <p className="break-words">{reason}</p>}
          <p className="text-note text-muted">
            Free in <TimeLeft endsAt={endsAt} />, or when {isMine ? 'you release' : 'they release'} it
          </p>
        </div>
      </div>
      {waiting.length > 0 && (
        <p className="mt-2 border-t border-line pt-2 text-note text-muted">
          {names.format(waiting.map(({ id, name }) => (id === you?.id ? 'You' : name)))}{' '}
          {waiting.length > 1 || waiting[0]?.id === you?.id ? 'wait' : 'waits'} for it
        </p>
      )}
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <LockButtons lock={lock} {...(onDone && { onDone })} />
      </div>
    </div>
  )
}

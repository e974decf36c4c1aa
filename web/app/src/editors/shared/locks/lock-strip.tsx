import type { Lock } from '@tutti/client'
import { useRoom } from '@tutti/react'
import { LockKeyhole } from 'lucide-react'
import { Banner } from '../../../ui/banner'
import { Button } from '../../../ui/button'
import type { LockTarget } from './lock-desk'
import { LockButtons } from './lock-details'
import { TimeLeft } from './time-left'
import { useLockActions } from './use-lock-actions'

/** A line over what somebody holds. */
export function LockStrip({ lock, what }: { lock: Lock; what: string }) {
  const { you } = useRoom()
  const isMine = lock.holder.id === you?.id
  return (
    <Banner look={isMine ? 'plain' : 'warn'} icon={LockKeyhole} actions={<LockButtons lock={lock} />}>
      <strong className="font-semibold">
        {isMine ? `You have locked ${what}.` : `${lock.holder.name} has locked ${what}.`}
      </strong>{' '}
      {lock.reason && `${lock.reason} · `}
      <TimeLeft endsAt={lock.endsAt} /> left
    </Banner>
  )
}

/** Where one edits only what one holds: says so, and holds it. */
export function LockToEdit({ target }: { target: LockTarget }) {
  const { take } = useLockActions()
  return (
    <Button size="small" look="primary" onClick={() => void take(target)}>
      <LockKeyhole size={14} aria-hidden /> Lock to edit
    </Button>
  )
}

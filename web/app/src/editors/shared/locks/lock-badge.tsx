import type { Lock } from '@tutti/client'
import { useRoom } from '@tutti/react'
import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../../ui/avatar'
import { readableOn } from '../../../ui/contrast'
import { cx } from '../../../ui/cx'
import { Popover } from '../../../ui/popover'
import { LockDetails } from './lock-details'
import { timeLeft, useTimeLeft } from './time-left'

// a colour goes into a style: nothing else may
const colorOf = ({ holder }: Lock): string =>
  /^#[0-9a-f]{3,8}$/i.test(holder.color) ? holder.color : '#6b7280'

/** What a badge says to who cannot see it. */
const labelOf = (lock: Lock, isMine: boolean): string =>
  `Locked by ${isMine ? 'you' : lock.holder.name}${lock.reason ? `: ${lock.reason}` : ''}, ${timeLeft(lock.endsAt - Date.now())} left`

type LockBadgeProps = {
  lock: Lock
  /** `full` names the holder, `small` is a lock in their colour. */
  size?: 'full' | 'small'
  /** Where there is room for it: why they hold it. */
  withReason?: boolean
  className?: string
}

const still = (event: { stopPropagation: () => void }) => event.stopPropagation()

/** A lock on something: who holds it, why and for how long, and behind it what one can do about it. */
export function LockBadge({ lock, size = 'full', withReason = false, className }: LockBadgeProps) {
  const { you } = useRoom()
  const [open, setOpen] = useState(false)
  const left = useTimeLeft(lock.endsAt)
  const color = colorOf(lock)
  const isMine = lock.holder.id === you?.id
  const isFull = size === 'full'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what happens in the badge is not a click on what it stands on
    <span
      className={cx('nodrag nopan inline-flex min-w-0', className)}
      onClick={still}
      onDoubleClick={still}
      onPointerDown={still}
      onKeyDown={still}
    >
      <Popover
        label="Lock"
        align="end"
        open={open}
        onOpenChange={setOpen}
        className="w-72"
        trigger={
          <button
            type="button"
            aria-label={labelOf(lock, isMine)}
            title={lock.reason ?? labelOf(lock, isMine)}
            data-testid="lock-badge"
            data-mine={isMine || undefined}
            className={cx(
              'inline-flex h-6 max-w-full min-w-0 items-center gap-1 rounded-full text-note font-medium outline-offset-2',
              isFull ? 'px-2' : 'w-6 justify-center',
            )}
            style={{ backgroundColor: color, color: readableOn(color) }}
          >
            <LockKeyhole size={12} aria-hidden className="shrink-0" />
            {isFull && (
              <>
                {!isMine && (
                  <Avatar
                    name={lock.holder.name}
                    color={lock.holder.color}
                    image={lock.holder.avatar}
                    size="tiny"
                    className="-my-0.5 shrink-0 rounded-full ring-1 ring-current/40"
                  />
                )}
                <span className="truncate">
                  {isMine ? 'You' : lock.holder.name}
                  {withReason && lock.reason && <span className="font-normal"> · {lock.reason}</span>}
                </span>
                <span className="shrink-0 whitespace-nowrap tabular-nums">{left}</span>
              </>
            )}
          </button>
        }
      >
        <LockDetails lock={lock} onDone={() => setOpen(false)} />
      </Popover>
    </span>
  )
}

/** The badge of the first lock on a place: somebody else's before one's own. */
export function PlaceBadge({ lock, ...rest }: Omit<LockBadgeProps, 'lock'> & { lock: Lock | undefined }) {
  return lock ? <LockBadge key={lock.id} lock={lock} {...rest} /> : null
}

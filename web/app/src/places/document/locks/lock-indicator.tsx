import type { Lock } from '@tutti/client'
import { useLocks, useRoom } from '@tutti/react'
import { CornerDownRight, LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { useJump } from '../../../editors/shared/jump'
import { useKnowsSelection, useLockDesk, wholeDocument } from '../../../editors/shared/locks/lock-desk'
import { LockButtons } from '../../../editors/shared/locks/lock-details'
import { useRights } from '../../../editors/shared/locks/place-rights'
import { TimeLeft } from '../../../editors/shared/locks/time-left'
import { Avatar } from '../../../ui/avatar'
import { Button } from '../../../ui/button'
import { IconButton } from '../../../ui/icon-button'
import { Popover } from '../../../ui/popover'
import { toast } from '../../../ui/toast'
import { usePlaceName } from './use-place-name'

/** Everything that is held in the document, and how to hold something oneself. */
export function LockIndicator() {
  const locks = useLocks()
  const [open, setOpen] = useState(false)
  const label = locks.length > 0 ? `Locks: ${locks.length}` : 'Locks'
  return (
    <span className="relative inline-flex">
      <Popover
        label="Locks"
        align="end"
        open={open}
        onOpenChange={setOpen}
        className="w-80"
        trigger={<IconButton icon={LockKeyhole} label={label} />}
      >
        <h2 className="text-ui font-semibold">Locks in this document</h2>
        {locks.length === 0 ? (
          <p className="mt-1 text-note text-muted">
            Nothing is locked. Lock what you rework, and nobody else can edit it until you are done.
          </p>
        ) : (
          <ul aria-label="Locks" className="-mx-1 mt-2 max-h-80 overflow-auto">
            {locks.map(lock => (
              <Row key={lock.id} lock={lock} onGo={() => setOpen(false)} />
            ))}
          </ul>
        )}
        <LockSomething onDone={() => setOpen(false)} />
      </Popover>
      {locks.length > 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute top-0.5 right-0 inline-flex h-3.5 min-w-3.5 items-center justify-center rounded-full bg-accent px-0.5 text-[0.625rem] font-semibold text-on-accent ring-2 ring-canvas"
        >
          {locks.length > 99 ? '99+' : locks.length}
        </span>
      )}
    </span>
  )
}

function Row({ lock, onGo }: { lock: Lock; onGo: () => void }) {
  const { you } = useRoom()
  const jump = useJump()
  const { name, at } = usePlaceName()(lock)
  const { holder, reason, endsAt } = lock
  return (
    <li className="rounded-md p-1.5 hover:bg-hover">
      <div className="flex items-start gap-2.5">
        <Avatar name={holder.name} color={holder.color} image={holder.avatar} size="small" />
        <div className="min-w-0 flex-1">
          {at && jump ? (
            <button
              type="button"
              onClick={() => {
                jump(at)
                onGo()
              }}
              className="inline-flex max-w-full items-center gap-1 rounded text-ui font-medium underline-offset-2 hover:underline"
            >
              <span className="truncate first-letter:uppercase">{name}</span>
              <CornerDownRight size={11} aria-hidden className="shrink-0 text-muted" />
              <span className="sr-only">: go there</span>
            </button>
          ) : (
            <p className="truncate text-ui font-medium first-letter:uppercase">{name}</p>
          )}
          <p className="text-note break-words text-muted">
            {holder.id === you?.id ? 'You' : holder.name} · <TimeLeft endsAt={endsAt} />
            {reason && ` · ${reason}`}
          </p>
        </div>
      </div>
      <div className="mt-1 flex flex-wrap justify-end gap-1.5">
        <LockButtons lock={lock} />
      </div>
    </li>
  )
}

function LockSomething({ onDone }: { onDone: () => void }) {
  const desk = useLockDesk()
  const rights = useRights()
  const knowsSelection = useKnowsSelection()
  if (!rights.canEdit) return null
  const lockSelection = () => {
    const target = desk.current()
    if (target) {
      onDone()
      desk.lock(target)
    } else toast('Select what you want to lock first.')
  }
  return (
    <div className="mt-3 flex flex-wrap gap-2 border-t border-line pt-3">
      {knowsSelection && (
        <Button size="small" title="Alt+Shift+L" onClick={lockSelection}>
          Lock the selection…
        </Button>
      )}
      {!rights.at('').mine && (
        <Button
          size="small"
          onClick={() => {
            onDone()
            desk.lock(wholeDocument)
          }}
        >
          Lock the whole document…
        </Button>
      )}
    </div>
  )
}

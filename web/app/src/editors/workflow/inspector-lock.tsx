import { LockKeyhole } from 'lucide-react'
import { IconButton } from '../../ui/icon-button'
import { type LockTarget, useLockDesk } from '../shared/locks/lock-desk'
import { LockDetails } from '../shared/locks/lock-details'
import { LockToEdit } from '../shared/locks/lock-strip'
import { usePlaceRights, useRights } from '../shared/locks/place-rights'
import { shownLock } from './workflow-rights'

/** In the inspector: who holds what it shows, or that it has to be held to be edited. */
export function InspectorLock({ target }: { target: LockTarget }) {
  const { canEdit } = useRights()
  const here = usePlaceRights(target.pointer)
  const lock = shownLock(here)
  if (lock)
    return (
      <section aria-label="Lock" className="rounded-md bg-sunken p-2.5">
        <LockDetails key={lock.id} lock={lock} />
      </section>
    )
  if (!canEdit || !here.mustLock) return null
  return (
    <div className="flex items-center justify-between gap-2 rounded-md bg-sunken p-2.5 text-note text-muted">
      Here everyone edits only what they have locked.
      <LockToEdit target={target} />
    </div>
  )
}

/** Holds what the inspector shows, while nobody does. */
export function InspectorLockButton({ target }: { target: LockTarget }) {
  const desk = useLockDesk()
  const { canEdit } = useRights()
  const here = usePlaceRights(target.pointer)
  if (!canEdit || here.mine || here.mustLock || shownLock(here)) return null
  return <IconButton icon={LockKeyhole} label="Lock…" className="!size-7" onClick={() => desk.lock(target)} />
}

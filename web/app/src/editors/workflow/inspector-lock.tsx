import { LockKeyhole } from 'lucide-react'
import { Button } from '../../ui/button'
import { type LockTarget, useLockDesk } from '../shared/locks/lock-desk'
import { LockDetails } from '../shared/locks/lock-details'
import { LockToEdit } from '../shared/locks/lock-strip'
import { usePlaceRights, useRights } from '../shared/locks/place-rights'
import { shownLock } from './workflow-rights'

/** In the inspector: who holds what it shows, or how to hold it. */
export function InspectorLock({ target }: { target: LockTarget }) {
  const desk = useLockDesk()
  const { canEdit } = useRights()
  const here = usePlaceRights(target.pointer)
  const lock = shownLock(here)
  if (lock)
    return (
      <section aria-label="Lock" className="rounded-md bg-sunken p-2.5">
        <LockDetails key={lock.id} lock={lock} />
      </section>
    )
  if (!canEdit || here.mine) return null
  return here.mustLock ? (
    <div className="flex items-center justify-between gap-2 rounded-md bg-sunken p-2.5 text-note text-muted">
      Here everyone edits only what they have locked.
      <LockToEdit target={target} />
    </div>
  ) : (
    <Button size="small" look="ghost" className="-mb-2 self-start" onClick={() => desk.lock(target)}>
      <LockKeyhole size={14} aria-hidden /> Lock…
    </Button>
  )
}

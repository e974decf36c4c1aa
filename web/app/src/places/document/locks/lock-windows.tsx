import type { Lock } from '@tutti/client'
import { useEffect, useState } from 'react'
import { type LockTarget, useLockDesk, wholeDocument } from '../../../editors/shared/locks/lock-desk'
import { useRights } from '../../../editors/shared/locks/place-rights'
import { useLockActions } from '../../../editors/shared/locks/use-lock-actions'
import { heldBy, sayWhyNot } from '../../../editors/shared/locks/why-not'
import { Confirm } from '../../../ui/confirm'
import { toast } from '../../../ui/toast'
import { LockDialog } from './lock-dialog'
import { useLockToasts } from './use-lock-toasts'
import { usePlaceName } from './use-place-name'

type Asking = { target: LockTarget; open: boolean }
type Taking = { lock: Lock; open: boolean; busy: boolean }

/** What opens when somebody wants to hold something, the keys for it, and what is said of locks as they change. */
export function LockWindows() {
  const desk = useLockDesk()
  const rights = useRights()
  const placeName = usePlaceName()
  const { takeOver } = useLockActions()
  const [asking, setAsking] = useState<Asking>()
  const [taking, setTaking] = useState<Taking>()
  useLockToasts()

  useEffect(() => {
    desk.handle({
      lock: target => {
        const { others } = rights.at(target.pointer)
        if (others) sayWhyNot(heldBy(others))
        else setAsking({ target, open: true })
      },
      takeOver: lock => setTaking({ lock, open: true, busy: false }),
    })
    return () => desk.handle(undefined)
  }, [desk, rights])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // by its place on the keyboard: with Alt the letter is another one on some
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.code !== 'KeyL') return
      event.preventDefault()
      if (!rights.canEdit) return
      desk.lock(desk.current() ?? wholeDocument)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [desk, rights])

  const confirm = async () => {
    if (!taking) return
    setTaking({ ...taking, busy: true })
    const isDone = await takeOver(taking.lock)
    setTaking({ ...taking, open: !isDone, busy: false })
    if (isDone) toast(`You hold ${placeName(taking.lock).name} now`)
  }
  return (
    <>
      {asking && (
        <LockDialog
          target={asking.target}
          open={asking.open}
          onOpenChange={open => setAsking({ ...asking, open })}
        />
      )}
      {taking && (
        <Confirm
          open={taking.open}
          onOpenChange={open => setTaking({ ...taking, open })}
          title={`Take over from ${taking.lock.holder.name}?`}
          text={`${taking.lock.holder.name} holds ${placeName(taking.lock).name}${taking.lock.reason ? ` (${taking.lock.reason})` : ''} and can no longer edit it then. They are told that it was you.`}
          action="Take over"
          busy={taking.busy}
          onConfirm={() => void confirm()}
        />
      )}
    </>
  )
}

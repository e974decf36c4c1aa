import { type FormEvent, useId, useState } from 'react'
import type { LockTarget } from '../../../editors/shared/locks/lock-desk'
import { useLockActions } from '../../../editors/shared/locks/use-lock-actions'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { Dialog, DialogActions } from '../../../ui/dialog'
import { Field } from '../../../ui/field'

const times = [
  { seconds: 300, label: '5 min' },
  { seconds: 1800, label: '30 min' },
  { seconds: 7200, label: '2 hours' },
  { seconds: 28_800, label: '8 hours' },
] as const

type LockDialogProps = { target: LockTarget; open: boolean; onOpenChange: (open: boolean) => void }

/** Why one holds something, and for how long. */
export function LockDialog({ target, open, onOpenChange }: LockDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Lock ${target.name}`}
      description="Only you can edit it until you release it, leave, or the time is up. Others can ask you for it."
    >
      <LockForm key={target.pointer} target={target} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function LockForm({ target, onDone }: { target: LockTarget; onDone: () => void }) {
  const { take } = useLockActions()
  const [reason, setReason] = useState('')
  const [ttl, setTtl] = useState<number>(1800)
  const [busy, setBusy] = useState(false)
  const name = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const isDone = await take(target, { reason: reason.trim(), ttl })
    setBusy(false)
    if (isDone) onDone()
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="Reason (optional)"
        value={reason}
        onChange={event => setReason(event.target.value)}
        maxLength={200}
        placeholder="Being reworked"
        autoComplete="off"
        autoFocus
      />
      <fieldset>
        <legend className="mb-1 text-ui font-medium">For</legend>
        <div className="grid grid-cols-4 gap-1 rounded-md bg-sunken p-1">
          {times.map(({ seconds, label }) => (
            <label
              key={seconds}
              className={cx(
                'flex h-7 cursor-pointer items-center justify-center rounded text-ui has-focus-visible:outline-2 has-focus-visible:outline-accent',
                seconds === ttl ? 'bg-raised font-medium shadow-sm' : 'text-muted hover:text-ink',
              )}
            >
              <input
                type="radio"
                name={name}
                checked={seconds === ttl}
                onChange={() => setTtl(seconds)}
                className="sr-only"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <DialogActions>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary" aria-disabled={busy}>
          Lock
        </Button>
      </DialogActions>
    </form>
  )
}

import { KeyRound } from 'lucide-react'
import { Button } from '../../ui/button'

type WithPasskeyProps = {
  label: string
  busyLabel: string
  busy: boolean
  declined: boolean
  onUse: () => void
}

/** The other way: a key of this device instead of a password. */
export function WithPasskey({ label, busyLabel, busy, declined, onUse }: WithPasskeyProps) {
  return (
    <>
      <p aria-hidden className="flex items-center gap-3 text-note text-muted">
        <span className="h-px flex-1 bg-line" />
        or
        <span className="h-px flex-1 bg-line" />
      </p>
      <div>
        <Button className="h-9 w-full" disabled={busy} onClick={onUse}>
          <KeyRound size={16} aria-hidden />
          {busy ? busyLabel : label}
        </Button>
        <p role="status" className="mt-2 text-center text-note text-muted empty:hidden">
          {declined && 'No passkey was used. Try again, or use a password.'}
        </p>
      </div>
    </>
  )
}

import { useSession } from '@tutti/react'
import { ArrowRight, Users } from 'lucide-react'
import { useState } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { useTryItNow } from '../../data/use-try-it-now'
import { useWaysIn } from '../../data/use-ways-in'
import { Front, FrontCard } from '../../shell/front'
import { useTitle } from '../../shell/use-title'
import { Waiting } from '../../shell/waiting'
import { Button } from '../../ui/button'
import { FormError } from '../../ui/form-error'
import { AccountForms } from './account-forms'
import { safePath } from './safe-path'

/** Where one arrives signed out: try it, sign in or create an account. */
export function Start() {
  useTitle('')
  const { status } = useSession()
  const [search] = useSearchParams()
  const [leaving, setLeaving] = useState(false)
  const { data: ways, isPending } = useWaysIn()
  const then = safePath(search.get('then'))

  if (status === 'unknown' || isPending) return <Waiting />
  if (status === 'signed-in' && !leaving) return <Navigate to={then} replace />
  return (
    <Front
      title="Write together, on your own server"
      text="Everyone edits the same document at the same time and sees the others' cursors as they move."
    >
      {ways?.guests !== false && (
        <TryItNow onStart={() => setLeaving(true)} onFail={() => setLeaving(false)} />
      )}
      <FrontCard label="Your account">
        <AccountForms />
      </FrontCard>
    </Front>
  )
}

function TryItNow({ onStart, onFail }: { onStart: () => void; onFail: () => void }) {
  const { start, busy, error } = useTryItNow({ onStart, onFail })
  return (
    <div className="mt-6">
      <Button look="primary" size="large" className="w-full" disabled={busy} onClick={start}>
        {busy ? 'Preparing your document…' : 'Try it now'}
        {!busy && <ArrowRight size={16} aria-hidden />}
      </Button>
      <div className="mt-2">
        <FormError text={error} />
      </div>
      <p className="mt-2 flex items-center justify-center gap-1.5 text-note text-muted">
        <Users size={14} aria-hidden /> No account needed. Invite others with a link.
      </p>
    </div>
  )
}

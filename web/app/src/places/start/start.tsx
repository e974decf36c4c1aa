import { useSession } from '@tutti/react'
import { ArrowRight, Users } from 'lucide-react'
import { useState } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { useTryItNow } from '../../data/use-try-it-now'
import { ThemeMenu } from '../../shell/theme-menu'
import { useTitle } from '../../shell/use-title'
import { Waiting } from '../../shell/waiting'
import { Button } from '../../ui/button'
import { FormError } from '../../ui/form-error'
import { Wordmark } from '../../ui/logo'
import { AccountForms } from './account-forms'
import { safePath } from './safe-path'

/** Where one arrives signed out: try it, sign in or create an account. */
export function Start() {
  useTitle('')
  const { status } = useSession()
  const [search] = useSearchParams()
  const [leaving, setLeaving] = useState(false)
  const then = safePath(search.get('then'))

  if (status === 'unknown') return <Waiting />
  if (status === 'signed-in' && !leaving) return <Navigate to={then} replace />
  return (
    <div className="flex min-h-full flex-col bg-surface">
      <header className="flex h-14 items-center justify-between px-4 sm:px-6">
        <Wordmark />
        <ThemeMenu />
      </header>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col px-4 pt-6 pb-12 sm:pt-16">
        <h1 className="text-2xl font-semibold tracking-tight text-balance">
          Write together, on your own server
        </h1>
        <p className="mt-2 text-sm text-muted">
          Everyone edits the same document at the same time and sees the others' cursors as they move.
        </p>
        <TryItNow onStart={() => setLeaving(true)} onFail={() => setLeaving(false)} />
        <section className="mt-6 rounded-xl border border-line bg-raised p-5" aria-label="Your account">
          <AccountForms />
        </section>
      </main>
    </div>
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

import { useSession } from '@tutti/react'
import { ArrowLeft } from 'lucide-react'
import { Link } from 'react-router'
import { AccountMenu } from '../../shell/account-menu'
import { ThemeMenu } from '../../shell/theme-menu'
import { useTitle } from '../../shell/use-title'
import { Tip } from '../../ui/tip'
import { KeepYourWork } from './keep-your-work'
import { Passkeys } from './passkeys'
import { Password } from './password'
import { Profile } from './profile'
import { Sessions } from './sessions'

/** Everything about oneself on this server. */
export function AccountPlace() {
  useTitle('Account')
  const { user } = useSession()
  if (!user) return null
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-2">
        <Tip text="Home">
          <Link
            to="/home"
            aria-label="Home"
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
          >
            <ArrowLeft size={16} aria-hidden />
          </Link>
        </Tip>
        <h1 className="text-sm font-medium">Account</h1>
        <div className="ml-auto flex items-center gap-1">
          <ThemeMenu />
          <AccountMenu />
        </div>
      </header>
      <main className="min-h-0 flex-1 overflow-auto bg-surface">
        <div className="mx-auto w-full max-w-2xl px-4 py-8 sm:px-8">
          {user.is_guest && <KeepYourWork user={user} />}
          <Profile user={user} key={user.id} />
          {!user.is_guest && (
            <>
              <Password has={user.has_password !== false} />
              <Passkeys />
            </>
          )}
          <Sessions />
        </div>
      </main>
    </div>
  )
}

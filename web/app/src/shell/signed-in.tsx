import { useSession } from '@tutti/react'
import { useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { part } from '../ui/part'
import { useToasterIsWanted } from '../ui/toast'
import { CommandMenuProvider } from './command/command-menu-provider'
import { isHeld } from './hold'
import { Waiting } from './waiting'

// loaded with the first toast
const Toaster = part(async () => (await import('./toaster')).Toaster)

/** Places for people who are signed in; others go to the start and come back afterwards. */
export function SignedIn() {
  const { status, user } = useSession()
  const { pathname, search } = useLocation()
  const hasToasts = useToasterIsWanted()
  const [owner, setOwner] = useState(user?.id)
  if (user && user.id !== owner) setOwner(user.id)
  if (status === 'unknown') return <Waiting />
  // what was not stored can still be copied where it is
  if (status === 'signed-out' && !isHeld())
    return <Navigate to={`/?then=${encodeURIComponent(pathname + search)}`} replace />
  return (
    // nothing of one person's page goes on under another's name
    <CommandMenuProvider key={owner}>
      <Outlet />
      {hasToasts && <Toaster />}
    </CommandMenuProvider>
  )
}

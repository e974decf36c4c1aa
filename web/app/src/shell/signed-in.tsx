import { useSession } from '@tutti/react'
import { lazy, Suspense } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { CommandMenuProvider } from './command/command-menu-provider'
import { Waiting } from './waiting'

// nothing before signing in tells anything by a toast
const Toaster = lazy(async () => ({ default: (await import('./toaster')).Toaster }))

/** Places for people who are signed in; others go to the start and come back afterwards. */
export function SignedIn() {
  const { status } = useSession()
  const { pathname, search } = useLocation()
  if (status === 'unknown') return <Waiting />
  if (status === 'signed-out')
    return <Navigate to={`/?then=${encodeURIComponent(pathname + search)}`} replace />
  return (
    <CommandMenuProvider>
      <Outlet />
      <Suspense>
        <Toaster />
      </Suspense>
    </CommandMenuProvider>
  )
}

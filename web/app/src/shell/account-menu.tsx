import type { Unsent } from '@tutti/client'
import { useSession, useTutti } from '@tutti/react'
import { CircleUser, LogOut, Sprout } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { failureText } from '../data/failure'
import { Avatar } from '../ui/avatar'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu'
import { part } from '../ui/part'
import { toast } from '../ui/toast'

// asked rarely
const SignOutQuestion = part(async () => (await import('./sign-out-question')).SignOutQuestion)

/** Who is signed in, the way to one's account, and the way out. */
export function AccountMenu() {
  const session = useSession()
  const { device } = useTutti()
  const navigate = useNavigate()
  const [unsent, setUnsent] = useState<Unsent>()
  const user = session.user
  if (!user) return null

  // what is kept for a person goes with them, so what was not sent would be lost
  const mayGo = async () => {
    const found = await device?.unsent(user.id)
    if (found && found.documents + found.actions > 0) setUnsent(found)
    else await signOut()
  }

  const signOut = async () => {
    try {
      await session.logout()
      await navigate('/')
    } catch (failure) {
      toast.error(failureText(failure))
    }
  }

  const trigger = (
    <button
      type="button"
      aria-label={`Account of ${user.name}`}
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-md hover:bg-hover data-[state=open]:bg-hover"
    >
      <Avatar name={user.name} color={user.color} image={user.avatar} size="small" />
    </button>
  )
  return (
    <>
      <Menu label="Account" trigger={trigger}>
        <MenuLabel>
          <span className="block text-ui font-medium text-ink">{user.name}</span>
          <span className="block max-w-56 truncate">
            {user.email ?? 'Guest: this browser is your only key'}
          </span>
        </MenuLabel>
        <MenuSeparator />
        {user.is_guest && (
          <MenuItem icon={Sprout} onSelect={() => void navigate('/account')}>
            Keep your work: create an account
          </MenuItem>
        )}
        <MenuItem icon={CircleUser} onSelect={() => void navigate('/account')}>
          Your account
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={LogOut} onSelect={() => void mayGo()}>
          Sign out
        </MenuItem>
      </Menu>
      {unsent && (
        <SignOutQuestion
          unsent={unsent}
          onClose={() => setUnsent(undefined)}
          onSignOut={() => void signOut()}
        />
      )}
    </>
  )
}

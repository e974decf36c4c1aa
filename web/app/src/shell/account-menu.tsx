import { useSession } from '@tutti/react'
import { CircleUser, LogOut, Sprout } from 'lucide-react'
import { useNavigate } from 'react-router'
import { failureText } from '../data/failure'
import { Avatar } from '../ui/avatar'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu'
import { toast } from '../ui/toast'

/** Who is signed in, the way to one's account, and the way out. */
export function AccountMenu() {
  const session = useSession()
  const navigate = useNavigate()
  const user = session.user
  if (!user) return null

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
      <MenuItem icon={LogOut} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}

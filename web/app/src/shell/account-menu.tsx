import { useSession, useTutti } from '@tutti/react'
import { CircleUser, LogOut, Sprout } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { failureText } from '../data/failure'
import { Avatar } from '../ui/avatar'
import { Confirm } from '../ui/confirm'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu'
import { toast } from '../ui/toast'

/** Who is signed in, the way to one's account, and the way out. */
export function AccountMenu() {
  const session = useSession()
  const { device } = useTutti()
  const navigate = useNavigate()
  const [unsent, setUnsent] = useState<string>()
  const user = session.user
  if (!user) return null

  // what is kept for a person goes with them, so what was not sent would be lost
  const mayGo = async () => {
    const { documents = 0, actions = 0 } = (await device?.unsent(user.id)) ?? {}
    if (documents + actions === 0) return signOut()
    setUnsent(unsentWords(documents, actions))
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
      <Confirm
        open={unsent !== undefined}
        onOpenChange={open => open || setUnsent(undefined)}
        title="Sign out and lose what was not sent?"
        text={unsent ?? ''}
        action="Sign out"
        onConfirm={() => void signOut()}
      />
    </>
  )
}

const unsentWords = (documents: number, actions: number): string => {
  const what = [
    ...(documents > 0
      ? [documents === 1 ? 'changes in one document' : `changes in ${documents} documents`]
      : []),
    ...(actions > 0 ? [actions === 1 ? 'one action' : `${actions} actions`] : []),
  ].join(' and ')
  return `This device still has ${what} that the server does not have. Signing out removes everything of yours from this device. Stay signed in and connect to send it first.`
}

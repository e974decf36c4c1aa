import { useSession } from '@tutti/react'
import { useTitle } from '../../shell/use-title'
import { PlaceBody, PlaceTitle } from '../../ui/place'
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
    <PlaceBody>
      <div className="mx-auto max-w-2xl">
        <PlaceTitle text="Your profile, how you sign in, and where you are signed in.">Account</PlaceTitle>
        {user.is_guest && <KeepYourWork user={user} />}
        <Profile user={user} key={user.id} />
        {!user.is_guest && (
          <>
            <Password />
            <Passkeys />
          </>
        )}
        <Sessions />
      </div>
    </PlaceBody>
  )
}

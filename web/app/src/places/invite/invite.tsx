import type { InvitationPreview } from '@tutti/client'
import { useSession } from '@tutti/react'
import { CloudOff, DoorClosed, LinkIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { failureText, isMissing } from '../../data/failure'
import { useInvitation } from '../../data/use-invitations'
import { Front, FrontCard } from '../../shell/front'
import { useTitle } from '../../shell/use-title'
import { Waiting } from '../../shell/waiting'
import { Avatar } from '../../ui/avatar'
import { Button, buttonClass } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { AcceptInvitation } from './accept-invitation'
import { JoinForms } from './join-forms'
import { roleSentence } from './role-sentence'

/** Where an invitation link leads: who invites to what, and the shortest way in. */
export function Invite() {
  const { token = '' } = useParams()
  const { status } = useSession()
  const { data: invitation, isPending, error, refetch } = useInvitation(token)
  const [declined, setDeclined] = useState(false)
  useTitle(invitation ? `Join ${invitation.workspace.name}` : 'Invitation')

  if (isPending || status === 'unknown') return <Waiting />
  if (declined)
    return (
      <End icon={DoorClosed} title="You declined the invitation" text="Whoever invited you can see that.">
        <Link to="/home" className={buttonClass('primary')}>
          Go home
        </Link>
      </End>
    )
  if (invitation) return <Open invitation={invitation} token={token} onDeclined={() => setDeclined(true)} />
  if (!isMissing(error))
    return (
      <End icon={CloudOff} title="The invitation could not be opened" text={failureText(error)}>
        <Button look="primary" onClick={() => void refetch()}>
          Try again
        </Button>
      </End>
    )
  return (
    <End
      icon={LinkIcon}
      title="This invitation is not valid any more"
      text="It may have expired, been used or withdrawn. Ask the person who sent it for a new link."
    >
      <Link to="/home" className={buttonClass('primary')}>
        Go home
      </Link>
    </End>
  )
}

type OpenProps = { invitation: InvitationPreview; token: string; onDeclined: () => void }

function Open({ invitation, token, onDeclined }: OpenProps) {
  const { workspace, invited_by, role, email, message } = invitation
  const [search] = useSearchParams()
  const { status } = useSession()
  // remembered over the change of status that a join on this page brings
  const [cameSignedOut, setCameSignedOut] = useState(false)
  if (status === 'signed-out' && !cameSignedOut) setCameSignedOut(true)
  return (
    <Front title={`${invited_by.name} invites you to “${workspace.name}”`} text={roleSentence(role)}>
      {message && (
        <figure className="mt-4 flex items-start gap-3">
          <Avatar name={invited_by.name} color={invited_by.color} />
          <blockquote className="min-w-0 flex-1 rounded-lg rounded-tl-none bg-sunken px-3 py-2 text-ui break-words whitespace-pre-line">
            {message}
          </blockquote>
        </figure>
      )}
      <FrontCard label="Join">
        {status === 'signed-in' ? (
          <AcceptInvitation
            token={token}
            workspaceName={workspace.name}
            documentId={search.get('document')}
            justJoined={cameSignedOut}
            onDeclined={onDeclined}
          />
        ) : (
          <JoinForms initial={email ? 'create' : 'guest'} />
        )}
      </FrontCard>
    </Front>
  )
}

type EndProps = { icon: typeof LinkIcon; title: string; text: string; children: ReactNode }

function End({ icon, title, text, children }: EndProps) {
  return (
    <Front>
      <Empty level="h1" icon={icon} title={title} text={text}>
        {children}
      </Empty>
    </Front>
  )
}

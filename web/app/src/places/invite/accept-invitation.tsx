import { useSession } from '@tutti/react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { failureText } from '../../data/failure'
import { useAcceptInvitation, useDeclineInvitation } from '../../data/use-invitations'
import { Avatar } from '../../ui/avatar'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { FormError } from '../../ui/form-error'
import { useOnce } from './use-once'

type AcceptInvitationProps = {
  token: string
  workspaceName: string
  documentId: string | null
  justJoined: boolean
  onDeclined: () => void
}

/** Someone who signed in on this page wanted in and is taken in; someone already signed in is asked, as who. */
export function AcceptInvitation({
  token,
  workspaceName,
  documentId,
  justJoined,
  onDeclined,
}: AcceptInvitationProps) {
  const { user } = useSession()
  const navigate = useNavigate()
  const [accepted, setAccepted] = useState(false)
  const { mutate, isPending, error } = useAcceptInvitation(token)
  const accept = () => {
    mutate(undefined, {
      onSuccess: ({ workspace_id }) => {
        setAccepted(true)
        void navigate(documentId ? `/d/${documentId}` : `/w/${workspace_id}`, { replace: true })
      },
    })
  }
  useOnce(justJoined, accept)

  if (!user) return null
  const busy = isPending || accepted
  return (
    <div className="flex flex-col gap-4">
      <p className="flex items-center gap-3">
        <Avatar name={user.name} color={user.color} />
        <span className="min-w-0">
          You join as <strong className="font-semibold">{user.name}</strong>
          {user.email && <span className="block truncate text-note text-muted">{user.email}</span>}
        </span>
      </p>
      <FormError text={error ? failureText(error) : undefined} />
      <Button look="primary" className="h-9" disabled={busy} onClick={accept}>
        {busy ? 'Joining…' : 'Join'}
      </Button>
      {!busy && <Decline token={token} workspaceName={workspaceName} onDeclined={onDeclined} />}
    </div>
  )
}

type DeclineProps = Pick<AcceptInvitationProps, 'token' | 'workspaceName' | 'onDeclined'>

function Decline({ token, workspaceName, onDeclined }: DeclineProps) {
  const [asking, setAsking] = useState(false)
  const { mutate, isPending, error } = useDeclineInvitation(token)
  return (
    <>
      <FormError text={error ? failureText(error) : undefined} />
      <Button look="ghost" className="h-9" onClick={() => setAsking(true)}>
        Decline
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Decline the invitation to “${workspaceName}”?`}
        text="The link stops working. To join later takes a new one."
        action="Decline"
        busy={isPending}
        onConfirm={() => mutate(undefined, { onSuccess: onDeclined, onSettled: () => setAsking(false) })}
      />
    </>
  )
}

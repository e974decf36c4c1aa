import type { SentInvitation, Workspace } from '@tutti/client'
import { Link as LinkIcon, Mail, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { quietly } from '../../data/quietly'
import { roleName } from '../../data/rights'
import { useResendInvitation, useRevokeInvitation } from '../../data/use-invitations'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { CopyField } from '../../ui/copy-field'
import { Dialog } from '../../ui/dialog'
import { TimeAgo } from '../../ui/time-ago'
import { toast } from '../../ui/toast'
import { invitationState } from './invitation-state'

type InvitationRowProps = { invitation: SentInvitation; workspace: Workspace }

/** One invitation: to whom, from whom, what became of it, and what can still be done about it. */
export function InvitationRow({ invitation, workspace }: InvitationRowProps) {
  const { email, message, role, invited_by, created_at, accepted_by } = invitation
  const { label, look, note, renewable } = invitationState(invitation, new Date())
  const Icon = email ? Mail : LinkIcon
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 px-2 py-2">
      <Icon size={16} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-40 flex-1">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{email ?? 'Invitation link'}</span>
          <Badge look={look}>{label}</Badge>
        </p>
        <p className="text-note text-muted">
          {roleName(role)} · from {invited_by.name} <TimeAgo at={created_at} />
          {accepted_by && <> · {accepted_by.name} joined</>}
          {note && <> · {note}</>}
        </p>
        {message && <p className="mt-0.5 line-clamp-2 text-note text-muted italic">“{message}”</p>}
      </div>
      <div className="flex gap-1 max-sm:ml-4.5">
        {renewable && workspace.settings.invitations && (
          <Renew invitation={invitation} workspace={workspace} />
        )}
        {invitation.state === 'open' && <Revoke invitation={invitation} workspace={workspace} />}
      </div>
    </li>
  )
}

function Renew({ invitation, workspace }: InvitationRowProps) {
  const { run, busy } = useResendInvitation(workspace.id)
  const [link, setLink] = useState<string>()
  const to = invitation.email
  const renew = async () => {
    const { token } = await run(invitation.id)
    if (to) toast(`Invitation sent to ${to} again`, { description: 'The link of the first message is dead.' })
    else setLink(`${location.origin}/invite/${token}`)
  }
  return (
    <>
      <Button
        look="ghost"
        size="small"
        disabled={busy}
        aria-label={to ? `Send the invitation to ${to} again` : 'New link for this invitation'}
        onClick={() => quietly(renew())}
      >
        <RefreshCw size={14} aria-hidden /> {to ? 'Send again' : 'New link'}
      </Button>
      <Dialog
        open={link !== undefined}
        onOpenChange={open => !open && setLink(undefined)}
        title="A new link for this invitation"
        description="The link from before is dead. Copy this one now: it is not shown again."
      >
        <CopyField label="Invitation link" value={link ?? ''} />
      </Dialog>
    </>
  )
}

function Revoke({ invitation, workspace }: InvitationRowProps) {
  const { run, busy } = useRevokeInvitation(workspace.id)
  const [asking, setAsking] = useState(false)
  const to = invitation.email
  const revoke = async () => {
    await run(invitation.id)
    setAsking(false)
    toast('Invitation withdrawn')
  }
  return (
    <>
      <Button
        look="ghost"
        size="small"
        aria-label={to ? `Revoke the invitation to ${to}` : 'Revoke this invitation'}
        onClick={() => setAsking(true)}
      >
        Revoke
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={to ? `Revoke the invitation to ${to}?` : 'Revoke this invitation?'}
        text="Its link stops working at once."
        action="Revoke"
        busy={busy}
        onConfirm={() => quietly(revoke())}
      />
    </>
  )
}

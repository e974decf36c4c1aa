import { useSession } from '@tutti/react'
import { LinkIcon } from 'lucide-react'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useInvitation } from '../../data/use-invitations'
import { ThemeMenu } from '../../shell/theme-menu'
import { useTitle } from '../../shell/use-title'
import { Waiting } from '../../shell/waiting'
import { Empty } from '../../ui/empty'
import { Wordmark } from '../../ui/logo'
import { AcceptInvitation } from './accept-invitation'
import { JoinForms } from './join-forms'
import { roleSentence } from './role-sentence'

/** Where an invitation link leads: who invites to what, and the shortest way in. */
export function Invite() {
  const { token = '' } = useParams()
  const [search] = useSearchParams()
  const { status } = useSession()
  const { data: invitation, isPending } = useInvitation(token)
  // remembered over the change of status that a join on this page brings
  const [cameSignedOut, setCameSignedOut] = useState(false)
  if (status === 'signed-out' && !cameSignedOut) setCameSignedOut(true)
  useTitle(invitation ? `Join ${invitation.workspace.name}` : 'Invitation')

  if (isPending || status === 'unknown') return <Waiting />
  return (
    <div className="flex min-h-full flex-col bg-surface">
      <header className="flex h-14 items-center justify-between px-4 sm:px-6">
        <Wordmark />
        <ThemeMenu />
      </header>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col px-4 pt-6 pb-12 sm:pt-16">
        {invitation ? (
          <>
            <h1 className="text-2xl font-semibold tracking-tight text-balance">
              {invitation.invited_by.name} invites you to “{invitation.workspace.name}”
            </h1>
            <p className="mt-2 text-sm text-muted">{roleSentence(invitation.role)}</p>
            <section className="mt-6 rounded-xl border border-line bg-raised p-5" aria-label="Join">
              {status === 'signed-in' ? (
                <AcceptInvitation
                  token={token}
                  documentId={search.get('document')}
                  justJoined={cameSignedOut}
                />
              ) : (
                <JoinForms />
              )}
            </section>
          </>
        ) : (
          <Empty
            icon={LinkIcon}
            title="This invitation is not valid any more"
            text="It may have expired or been withdrawn. Ask the person who sent it for a new link."
          />
        )}
      </main>
    </div>
  )
}

import { MailPlus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { mayAdminister, mayShare } from '../../data/rights'
import { useInvitations } from '../../data/use-invitations'
import { useTitle } from '../../shell/use-title'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { LoadMore } from '../../ui/load-more'
import { PageTitle, PlaceBody } from '../../ui/place'
import { ListFailure, ListSkeleton } from '../documents/list-states'
import { InvitationRow } from './invitation-row'
import { InviteDialog } from './invite-dialog'
import { NotForYou } from './not-for-you'
import { useWorkspace } from './workspace-context'

/** Who was invited, and what became of it. */
export function WorkspaceInvitations() {
  const workspace = useWorkspace()
  useTitle(`Invitations · ${workspace.name}`)
  if (!mayShare(workspace.role)) return <NotForYou what="Invitations" who="admins" />
  return <Invitations />
}

function Invitations() {
  const workspace = useWorkspace()
  const list = useInvitations(workspace.id)
  const [inviting, setInviting] = useState(false)
  const enabled = workspace.settings.invitations
  return (
    <PlaceBody>
      <PageTitle text="An invitation lets one person in. Its link is shown once, when it is made.">
        Invitations
      </PageTitle>
      {!enabled && (
        <div className="mb-4 overflow-hidden rounded-md">
          <Banner look="warn" icon={UserPlus}>
            Invitations are switched off in this workspace; open ones do not work.{' '}
            {mayAdminister(workspace.role) && (
              <Link to={`/w/${workspace.id}/settings`} className="underline">
                Change that in the settings
              </Link>
            )}
          </Banner>
        </div>
      )}
      {list.failure ? (
        <ListFailure what="The invitations" failure={list.failure} retry={list.retry} />
      ) : list.pending ? (
        <ListSkeleton label="Loading invitations" rows={3} />
      ) : list.items.length === 0 && !list.more ? (
        <Empty
          icon={MailPlus}
          title="Nobody is invited"
          text="Invite people by e-mail, or make a link and send it yourself."
        >
          {enabled && (
            <Button look="primary" onClick={() => setInviting(true)}>
              <UserPlus size={16} aria-hidden /> Invite people
            </Button>
          )}
        </Empty>
      ) : (
        <>
          <ul aria-label="Invitations" className="divide-y divide-line border-y border-line">
            {list.items.map(invitation => (
              <InvitationRow key={invitation.id} invitation={invitation} workspace={workspace} />
            ))}
          </ul>
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </>
      )}
      <InviteDialog workspace={workspace} open={inviting} onOpenChange={setInviting} />
    </PlaceBody>
  )
}

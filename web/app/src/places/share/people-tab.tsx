import type { Document, DocumentMember, LinkGuest, Workspace } from '@tutti/client'
import { useSession } from '@tutti/react'
import { LinkIcon, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { accessName } from '../../data/access-words'
import { quietly } from '../../data/quietly'
import { mayManage, mayShare, roleName, rolesToGive } from '../../data/rights'
import { useChangeRole } from '../../data/use-members'
import { useDocumentPeople, useRemoveGuest } from '../../data/use-shares'
import { Avatar } from '../../ui/avatar'
import { Confirm } from '../../ui/confirm'
import { IconButton } from '../../ui/icon-button'
import { Select } from '../../ui/select'
import { toast } from '../../ui/toast'
import { InviteForm } from './invite-form'
import { ListOutline, ListTrouble } from './list-outline'

type PeopleTabProps = { document: Document; workspace: Workspace | undefined }

/** Everyone who can open the document: members of its workspace, and those who came by a link. */
export function PeopleTab({ document, workspace }: PeopleTabProps) {
  const { data: people, isPending, isError, refetch } = useDocumentPeople(document.id)
  const { user } = useSession()
  const more = people ? people.member_count - people.members.length : 0
  const mayInvite = workspace && mayShare(workspace.role) && workspace.settings?.invitations !== false
  return (
    <div className="flex flex-col gap-4">
      {mayInvite && <InviteForm workspace={workspace} documentId={document.id} />}
      <section aria-label="People with access">
        <h3 className="mb-1 text-note font-medium text-muted">People with access</h3>
        {isPending ? (
          <ListOutline label="Loading people" />
        ) : isError ? (
          <ListTrouble text="The people could not be loaded." onRetry={() => void refetch()} />
        ) : (
          <ul aria-label="People with access" className="-mx-2 max-h-72 overflow-auto">
            {people.members.map(member => (
              <MemberRow
                key={member.id}
                member={member}
                workspace={workspace}
                you={member.id === user?.id}
                onChanged={() => void refetch()}
              />
            ))}
            {people.guests.map(guest => (
              <GuestRow key={guest.id} guest={guest} documentId={document.id} you={guest.id === user?.id} />
            ))}
            {people.members.length + people.guests.length === 0 && (
              <li className="px-2 py-2 text-ui text-muted">Nobody has come by a link of yours yet.</li>
            )}
          </ul>
        )}
        {workspace && (
          <p className="mt-2 flex items-center justify-between text-note text-muted">
            <span>
              {more > 0 && `and ${more} more members of `}
              {more > 0 && <strong className="font-medium text-ink">{workspace.name}</strong>}
            </span>
            <Link to={`/w/${workspace.id}/members`} className="rounded text-accent hover:underline">
              Manage members
            </Link>
          </p>
        )}
      </section>
    </div>
  )
}

type MemberRowProps = {
  member: DocumentMember
  workspace: Workspace | undefined
  you: boolean
  onChanged: () => void
}

function MemberRow({ member, workspace, you, onChanged }: MemberRowProps) {
  const { run, busy } = useChangeRole(workspace?.id ?? '')
  const mine = workspace?.role ?? ''
  const change = async (role: string) => {
    const chosen = rolesToGive(mine).find(each => each === role)
    if (!chosen) return
    await run({ personId: member.id, role: chosen })
    toast(`${member.name} is ${roleName(chosen).toLowerCase()} now`)
    onChanged()
  }
  return (
    <Row person={member} you={you} note={member.is_guest ? 'Guest' : undefined}>
      {!you && mayManage(mine, member.role) ? (
        <Select
          quiet
          label={`Role of ${member.name}`}
          value={member.role}
          disabled={busy}
          onChange={role => quietly(change(role))}
          options={rolesToGive(mine).map(role => ({ value: role, label: roleName(role) }))}
        />
      ) : (
        <span className="px-2 text-ui text-muted">{roleName(member.role)}</span>
      )}
    </Row>
  )
}

function GuestRow({ guest, documentId, you }: { guest: LinkGuest; documentId: string; you: boolean }) {
  const { run, busy } = useRemoveGuest(documentId)
  const [asking, setAsking] = useState(false)
  const remove = async () => {
    await run(guest.id)
    setAsking(false)
    toast(`${guest.name} has no access any more`)
  }
  return (
    <Row
      person={guest}
      you={you}
      note={
        <span className="inline-flex items-center gap-1">
          <LinkIcon size={12} aria-hidden className="shrink-0" />
          {guest.is_guest ? 'Guest, came by a link' : 'Came by a link'}
          {guest.may_share && ', may share'}
        </span>
      }
    >
      <span className="shrink-0 text-ui text-muted">{accessName(guest.access)}</span>
      {!you && (
        <IconButton
          icon={UserMinus}
          label={`End the access of ${guest.name}`}
          onClick={() => setAsking(true)}
        />
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`End the access of ${guest.name}?`}
        text="If they have the document open, it closes at once. Links they made end too. A link that still works would let them in again."
        action="End access"
        busy={busy}
        onConfirm={() => quietly(remove())}
      />
    </Row>
  )
}

type RowProps = {
  person: { name: string; color: string; avatar?: string | null }
  you: boolean
  note?: React.ReactNode
  children: React.ReactNode
}

function Row({ person, you, note, children }: RowProps) {
  return (
    <li className="flex min-h-11 items-center gap-3 rounded-md px-2 py-1">
      <Avatar name={person.name} color={person.color} image={person.avatar} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui font-medium">
          {person.name}
          {you && <span className="font-normal text-muted"> (you)</span>}
        </p>
        {note && <p className="truncate text-note text-muted">{note}</p>}
      </div>
      {children}
    </li>
  )
}

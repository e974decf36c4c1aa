import type { Member, Workspace } from '@tutti/client'
import { Crown, MoreHorizontal, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { quietly } from '../../data/quietly'
import { mayManage, mayOwn, roleName, rolesToGive } from '../../data/rights'
import { useChangeRole, useRemoveMember } from '../../data/use-members'
import { useHandOver } from '../../data/use-workspaces'
import { Avatar } from '../../ui/avatar'
import { Badge } from '../../ui/badge'
import { Confirm } from '../../ui/confirm'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { Select } from '../../ui/select'
import { TimeAgo } from '../../ui/time-ago'
import { toast } from '../../ui/toast'
import { toastUndo } from '../../ui/toast-undo'

type MemberRowProps = { member: Member; workspace: Workspace; you: boolean }

/** One person: what they are, and what the one who looks may change about it. */
export function MemberRow({ member, workspace, you }: MemberRowProps) {
  const manageable = !you && mayManage(workspace.role, member.role)
  return (
    <li className="flex min-h-13 items-center gap-3 px-2">
      <Avatar name={member.name} color={member.color} image={member.avatar} size="large" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{member.name}</span>
          {you && <span className="shrink-0 text-note text-muted">(you)</span>}
          {member.is_guest && <Badge>Guest</Badge>}
        </p>
        <p className="truncate text-note text-muted">
          Joined <TimeAgo at={member.joined_at} />
        </p>
      </div>
      {manageable ? (
        <RoleSelect member={member} workspace={workspace} />
      ) : (
        <span className="w-30 px-2 text-ui text-muted">{roleName(member.role)}</span>
      )}
      {/* keeps the roles in one line, whoever has a menu */}
      <span className="w-8 shrink-0">
        {manageable && <MemberMenu member={member} workspace={workspace} />}
      </span>
    </li>
  )
}

type PersonProps = { member: Member; workspace: Workspace }

function RoleSelect({ member, workspace }: PersonProps) {
  const { run, busy } = useChangeRole(workspace.id)
  const roles = rolesToGive(workspace.role)
  const change = async (next: string) => {
    const role = roles.find(each => each === next)
    if (!role) return
    await run({ personId: member.id, role })
    toastUndo(`${member.name} is ${roleName(role).toLowerCase()} now`, () =>
      quietly(run({ personId: member.id, role: member.role })),
    )
  }
  return (
    <Select
      label={`Role of ${member.name}`}
      quiet
      className="w-30"
      disabled={busy}
      value={member.role}
      onChange={next => quietly(change(next))}
      options={roles.map(value => ({ value, label: roleName(value) }))}
    />
  )
}

function MemberMenu({ member, workspace }: PersonProps) {
  const [open, setOpen] = useState<'remove' | 'owner' | undefined>()
  const removing = useRemoveMember(workspace.id)
  const handing = useHandOver(workspace.id)
  const set = (which: NonNullable<typeof open>) => (isOpen: boolean) => setOpen(isOpen ? which : undefined)
  const remove = async () => {
    await removing.run(member.id)
    setOpen(undefined)
    toast(`${member.name} was removed`)
  }
  const handOver = async () => {
    await handing.run(member.id)
    setOpen(undefined)
    toast(`${member.name} owns “${workspace.name}” now`)
  }
  return (
    <>
      <Menu
        label={`Actions for ${member.name}`}
        trigger={<IconButton icon={MoreHorizontal} label={`Actions for ${member.name}`} />}
      >
        {mayOwn(workspace.role) && !member.is_guest && (
          <MenuItem icon={Crown} onSelect={() => setOpen('owner')}>
            Hand over ownership…
          </MenuItem>
        )}
        <MenuItem icon={UserMinus} danger onSelect={() => setOpen('remove')}>
          Remove from workspace…
        </MenuItem>
      </Menu>
      <Confirm
        open={open === 'remove'}
        onOpenChange={set('remove')}
        title={`Remove ${member.name}?`}
        text={`${member.name} loses access to every document of “${workspace.name}” at once. To come back takes a new invitation.`}
        action="Remove"
        busy={removing.busy}
        onConfirm={() => quietly(remove())}
      />
      <Confirm
        open={open === 'owner'}
        onOpenChange={set('owner')}
        title={`Hand “${workspace.name}” over to ${member.name}?`}
        text={`${member.name} becomes the owner and you become an admin. Only ${member.name} can give it back.`}
        action="Hand over"
        busy={handing.busy}
        onConfirm={() => quietly(handOver())}
      />
    </>
  )
}

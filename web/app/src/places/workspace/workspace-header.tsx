import type { Workspace } from '@tutti/client'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { mayAdminister, mayShare, roleName } from '../../data/rights'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { TabLinks } from '../../ui/tab-links'
import { InviteDialog } from './invite-dialog'

/** The name of the workspace, what one is in it, and the way to its pages. */
export function WorkspaceHeader({ workspace }: { workspace: Workspace }) {
  const [inviting, setInviting] = useState(false)
  const { id, name, role, settings } = workspace
  const at = `/w/${id}`
  const pages = [
    { to: at, label: 'Documents', active: ['folder', 'trash'] },
    { to: `${at}/members`, label: 'Members' },
    ...(mayShare(role) ? [{ to: `${at}/invitations`, label: 'Invitations' }] : []),
    { to: `${at}/activity`, label: 'Activity' },
    ...(mayAdminister(role)
      ? [
          { to: `${at}/audit`, label: 'Audit log' },
          { to: `${at}/settings`, label: 'Settings' },
        ]
      : []),
  ]
  return (
    <div className="border-b border-line">
      <div className="max-w-6xl px-4 pt-4 sm:px-8">
        <div className="flex min-h-8 items-center gap-3">
          <div className="flex min-w-0 flex-1 items-center gap-2">
            <h1 className="truncate text-xl font-semibold tracking-tight">{name}</h1>
            <Badge>
              <span className="sr-only">Your role: </span>
              {roleName(role)}
            </Badge>
          </div>
          {mayShare(role) && settings.invitations && (
            <Button onClick={() => setInviting(true)}>
              <UserPlus size={16} aria-hidden /> Invite
            </Button>
          )}
        </div>
        <TabLinks label="In this workspace" pages={pages} />
      </div>
      <InviteDialog workspace={workspace} open={inviting} onOpenChange={setInviting} />
    </div>
  )
}

import type { Member, MemberRole } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { type Change, useChange } from './use-change'
import { type Pages, usePages } from './use-pages'

/** The people of a workspace whose name matches. */
export const useMembers = (workspaceId: string, query = ''): Pages<Member> => {
  const tutti = useTutti()
  return usePages(
    ['members', workspaceId, query],
    after => tutti.members.list(workspaceId, { ...(query && { query }), ...(after && { after }) }),
    { every: 15_000 },
  )
}

export const useChangeRole = (workspaceId: string): Change<{ personId: string; role: MemberRole }> => {
  const tutti = useTutti()
  return useChange(
    ({ personId, role }) => tutti.members.changeRole(workspaceId, personId, role),
    [['members', workspaceId]],
  )
}

export const useRemoveMember = (workspaceId: string): Change<string> => {
  const tutti = useTutti()
  return useChange(
    personId => tutti.members.remove(workspaceId, personId),
    [['members', workspaceId], ['workspaces']],
  )
}

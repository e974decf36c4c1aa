import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { Invitation, InvitationInput, InvitationPreview, SentInvitation } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { type Change, useChange } from './use-change'
import { type Pages, usePages } from './use-pages'

/** What an invitation says to someone who has only its link. */
export const useInvitation = (token: string): UseQueryResult<InvitationPreview> => {
  const tutti = useTutti()
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: () => tutti.invitations.get(token),
    retry: false,
  })
}

export const useAcceptInvitation = (
  token: string,
): UseMutationResult<{ workspace_id: string; role: string }, Error, void> => {
  const tutti = useTutti()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => tutti.invitations.accept(token),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['workspaces'] }),
  })
}

export const useDeclineInvitation = (token: string): UseMutationResult<void, Error, void> => {
  const tutti = useTutti()
  return useMutation({ mutationFn: () => tutti.invitations.decline(token) })
}

/** The invitations of a workspace, newest first. */
export const useInvitations = (workspaceId: string): Pages<SentInvitation> => {
  const tutti = useTutti()
  return usePages(
    ['invitations', workspaceId],
    after => tutti.invitations.page(workspaceId, { ...(after && { after }) }),
    { every: 15_000 },
  )
}

/** Its failure belongs into the form it is made in, so there is no toast. */
export const useCreateInvitation = (
  workspaceId: string,
): UseMutationResult<Invitation, Error, InvitationInput> => {
  const tutti = useTutti()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: InvitationInput) => tutti.invitations.create(workspaceId, input),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations', workspaceId] }),
  })
}

export const useRevokeInvitation = (workspaceId: string): Change<string> => {
  const tutti = useTutti()
  return useChange(id => tutti.invitations.revoke(workspaceId, id), [['invitations', workspaceId]])
}

export const useResendInvitation = (workspaceId: string): Change<string, Invitation> => {
  const tutti = useTutti()
  return useChange(id => tutti.invitations.resend(workspaceId, id), [['invitations', workspaceId]])
}

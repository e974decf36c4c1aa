import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { Invitation, InvitationPreview } from '@tutti/client'
import { useTutti } from '@tutti/react'

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

export const useCreateInvitation = (workspaceId: string): UseMutationResult<Invitation, Error, string> => {
  const tutti = useTutti()
  return useMutation({ mutationFn: (role: string) => tutti.invitations.create(workspaceId, { role }) })
}

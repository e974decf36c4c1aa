import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Workspace, WorkspaceSettings } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { type Change, useChange } from './use-change'
import { useKeptQuery } from './use-kept-query'

// a role, a name or a removal by somebody else shows within this time
const every = 10_000

export const useWorkspaces = (): UseQueryResult<Workspace[]> => {
  const tutti = useTutti()
  return useKeptQuery('workspaces', ['workspaces'], () => tutti.workspaces.list(), { refetchInterval: every })
}

/** The workspaces one owned and can still restore. */
export const useDeletedWorkspaces = (): UseQueryResult<Workspace[]> => {
  const tutti = useTutti()
  return useQuery({ queryKey: ['workspaces', 'deleted'], queryFn: () => tutti.workspaces.deleted() })
}

const all = [['workspaces']]

export const useCreateWorkspace = (): Change<string, Workspace> => {
  const tutti = useTutti()
  return useChange(name => tutti.workspaces.create({ name }), all)
}

export const useRenameWorkspace = (): Change<{ id: string; name: string }> => {
  const tutti = useTutti()
  return useChange(({ id, name }) => tutti.workspaces.rename(id, { name }), [...all, ['documents']])
}

export const useChangeSettings = (id: string): Change<Partial<WorkspaceSettings>, Workspace> => {
  const tutti = useTutti()
  return useChange(changes => tutti.workspaces.changeSettings(id, changes), all)
}

export const useDeleteWorkspace = (): Change<string> => {
  const tutti = useTutti()
  return useChange(id => tutti.workspaces.remove(id), [...all, ['documents']])
}

export const useRestoreWorkspace = (): Change<string, Workspace> => {
  const tutti = useTutti()
  return useChange(id => tutti.workspaces.restore(id), [...all, ['documents']])
}

export const useLeaveWorkspace = (): Change<string> => {
  const tutti = useTutti()
  return useChange(id => tutti.members.leave(id), [...all, ['documents']])
}

export const useHandOver = (id: string): Change<string> => {
  const tutti = useTutti()
  return useChange(personId => tutti.members.handOver(id, personId), [...all, ['members', id]])
}

import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Workspace } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { toast } from 'sonner'
import { failureText } from './failure'

export const useWorkspaces = (): UseQueryResult<Workspace[]> => {
  const tutti = useTutti()
  return useQuery({ queryKey: ['workspaces'], queryFn: () => tutti.workspaces.list() })
}

type Change<Input, Output = unknown> = { run: (input: Input) => Promise<Output>; busy: boolean }

const useChange = <Input, Output>(change: (input: Input) => Promise<Output>): Change<Input, Output> => {
  const queries = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: change,
    onError: failure => toast.error(failureText(failure)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['workspaces'] }),
  })
  return { run: mutateAsync, busy: isPending }
}

export const useCreateWorkspace = (): Change<string, Workspace> => {
  const tutti = useTutti()
  return useChange(name => tutti.workspaces.create({ name }))
}

export const useRenameWorkspace = (): Change<{ id: string; name: string }> => {
  const tutti = useTutti()
  return useChange(({ id, name }) => tutti.workspaces.rename(id, { name }))
}

export const useDeleteWorkspace = (): Change<string> => {
  const tutti = useTutti()
  return useChange(id => tutti.workspaces.remove(id))
}

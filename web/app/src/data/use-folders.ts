import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Folder } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { type Change, useChange } from './use-change'

/** Every folder of a workspace. */
export const useFolders = (workspaceId: string): UseQueryResult<Folder[]> => {
  const tutti = useTutti()
  return useQuery({
    queryKey: ['folders', workspaceId],
    queryFn: () => tutti.folders.list(workspaceId),
    refetchInterval: 15_000,
  })
}

const touched = (workspaceId: string) => [['folders', workspaceId], ['documents']]

export const useCreateFolder = (
  workspaceId: string,
): Change<{ name: string; parentId: string | null }, Folder> => {
  const tutti = useTutti()
  return useChange(
    ({ name, parentId }) =>
      tutti.folders.create(workspaceId, { name, ...(parentId && { parent_id: parentId }) }),
    touched(workspaceId),
  )
}

export const useRenameFolder = (workspaceId: string): Change<{ id: string; name: string }> => {
  const tutti = useTutti()
  return useChange(({ id, name }) => tutti.folders.rename(workspaceId, id, name), touched(workspaceId))
}

export const useMoveFolder = (workspaceId: string): Change<{ id: string; parentId: string | null }> => {
  const tutti = useTutti()
  return useChange(({ id, parentId }) => tutti.folders.move(workspaceId, id, parentId), touched(workspaceId))
}

export const useDeleteFolder = (workspaceId: string): Change<string> => {
  const tutti = useTutti()
  return useChange(id => tutti.folders.remove(workspaceId, id), touched(workspaceId))
}

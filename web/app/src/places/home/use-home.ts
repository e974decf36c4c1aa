import type { Workspace } from '@tutti/client'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { useWorkspaces } from '../../data/use-workspaces'

export type HomeState = {
  workspaces: Workspace[]
  pending: boolean
  failed: boolean
  retry: () => void
  /** The workspace one looks at; undefined means recent documents of all. */
  current: Workspace | undefined
  select: (id: string | undefined) => void
}

/** Which workspace is looked at stands in the address, so that Back and a reload keep it. */
export const useHome = (): HomeState => {
  const { data, isPending, isError, refetch } = useWorkspaces()
  const [search, setSearch] = useSearchParams()
  const workspaces = data ?? []
  const select = useCallback((id: string | undefined) => setSearch(id ? { workspace: id } : {}), [setSearch])
  return {
    workspaces,
    pending: isPending,
    failed: isError,
    retry: () => void refetch(),
    current: workspaces.find(({ id }) => id === search.get('workspace')),
    select,
  }
}

/** Who may do what with documents of a workspace; the server decides, this only hides what it would refuse. */
export const mayEdit = (role: string): boolean => ['owner', 'admin', 'editor'].includes(role)
export const mayAdminister = (role: string): boolean => ['owner', 'admin'].includes(role)

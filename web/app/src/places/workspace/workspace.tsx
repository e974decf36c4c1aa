import { useRef } from 'react'
import { Outlet, useParams } from 'react-router'
import { useWorkspaces } from '../../data/use-workspaces'
import { PlaceBody } from '../../ui/place'
import { Skeleton } from '../../ui/skeleton'
import { ListFailure, ListSkeleton } from '../documents/list-states'
import { NoWorkspace } from './no-workspace'
import { WorkspaceHeader } from './workspace-header'

/** A workspace: its name and pages on top, one of them below; it says so when one is not (any more) in it. */
export function WorkspacePlace() {
  const { id = '' } = useParams()
  const { data, error, isPending, isFetching, refetch } = useWorkspaces()
  const workspace = data?.find(each => each.id === id)
  const name = useLastName(id, workspace?.name)

  if (workspace)
    return (
      <>
        <WorkspaceHeader workspace={workspace} />
        <Outlet key={id} context={workspace} />
      </>
    )
  if (error && !data) return <ListFailure what="The workspace" failure={error} retry={() => void refetch()} />
  // someone who just joined is not in the list of before
  if (isPending || (isFetching && !name)) return <Waiting />
  return <NoWorkspace name={name} />
}

// what it was called tells apart who was removed from who never was in it
const useLastName = (id: string, name: string | undefined): string | undefined => {
  const last = useRef<{ id: string; name: string }>(undefined)
  if (name !== undefined) last.current = { id, name }
  return last.current?.id === id ? last.current.name : undefined
}

function Waiting() {
  return (
    <PlaceBody>
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mt-5 mb-6 h-5 w-80" />
      <ListSkeleton label="Loading the workspace" />
    </PlaceBody>
  )
}

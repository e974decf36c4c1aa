import { Trash2 } from 'lucide-react'
import { useNavigate } from 'react-router'
import { quietly } from '../../data/quietly'
import { useDeletedWorkspaces, useRestoreWorkspace } from '../../data/use-workspaces'
import { useTitle } from '../../shell/use-title'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Monogram } from '../../ui/monogram'
import { PlaceBody, PlaceTitle } from '../../ui/place'
import { TimeAgo } from '../../ui/time-ago'
import { toast } from '../../ui/toast'
import { ListFailure, ListSkeleton } from '../documents/list-states'

/** The workspaces one deleted and can still bring back. */
export function DeletedWorkspaces() {
  useTitle('Deleted workspaces')
  const { data, error, isPending, refetch } = useDeletedWorkspaces()
  const { run, busy } = useRestoreWorkspace()
  const navigate = useNavigate()
  const restore = async (id: string) => {
    const { name } = await run(id)
    toast(`“${name}” is back`)
    await navigate(`/w/${id}`)
  }
  return (
    <PlaceBody>
      <PlaceTitle text="Workspaces you owned can be restored for 30 days, with their documents and people.">
        Deleted workspaces
      </PlaceTitle>
      {error ? (
        <ListFailure what="Deleted workspaces" failure={error} retry={() => void refetch()} />
      ) : isPending ? (
        <ListSkeleton label="Loading deleted workspaces" rows={2} />
      ) : data.length === 0 ? (
        <Empty
          icon={Trash2}
          title="Nothing here"
          text="A workspace you delete can be restored from this page."
        />
      ) : (
        <ul aria-label="Deleted workspaces" className="divide-y divide-line border-y border-line">
          {data.map(({ id, name, deleted_at }) => (
            <li key={id} className="flex min-h-13 items-center gap-3 px-2">
              <Monogram name={name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-note text-muted">
                  Deleted {deleted_at && <TimeAgo at={deleted_at} />}
                </span>
              </span>
              <Button aria-label={`Restore ${name}`} disabled={busy} onClick={() => quietly(restore(id))}>
                Restore
              </Button>
            </li>
          ))}
        </ul>
      )}
    </PlaceBody>
  )
}

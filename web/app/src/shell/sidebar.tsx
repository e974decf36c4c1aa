import { Clock, Plus, Trash2, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { NavLink, useNavigate } from 'react-router'
import { useDeletedWorkspaces, useWorkspaces } from '../data/use-workspaces'
import { NewWorkspaceDialog } from '../places/workspace/workspace-dialogs'
import { cx } from '../ui/cx'
import { IconButton } from '../ui/icon-button'
import { Monogram } from '../ui/monogram'
import { Skeleton } from '../ui/skeleton'

/** The way to every place one may go to. */
export function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  const { data: workspaces, isPending } = useWorkspaces()
  const { data: deleted } = useDeletedWorkspaces()
  const [creating, setCreating] = useState(false)
  const navigate = useNavigate()
  const created = (id: string) => {
    onNavigate?.()
    void navigate(`/w/${id}`)
  }
  return (
    <nav aria-label="Workspaces" className="flex h-full flex-col overflow-auto p-2">
      <NavItem to="/home" icon={<Clock size={16} aria-hidden />} onNavigate={onNavigate} end>
        Recent
      </NavItem>
      <NavItem to="/home/shared" icon={<Users size={16} aria-hidden />} onNavigate={onNavigate}>
        Shared with me
      </NavItem>
      <div className="mt-4 mb-1 flex items-center justify-between pl-2">
        <h2 className="text-note font-medium text-muted">Workspaces</h2>
        <IconButton icon={Plus} label="New workspace" onClick={() => setCreating(true)} />
      </div>
      {isPending && (
        <div className="space-y-2 px-2 py-1">
          <Skeleton className="h-5 w-4/5" />
          <Skeleton className="h-5 w-3/5" />
        </div>
      )}
      {workspaces?.map(({ id, name }) => (
        <NavItem key={id} to={`/w/${id}`} icon={<Monogram name={name} />} onNavigate={onNavigate}>
          {name}
        </NavItem>
      ))}
      {deleted && deleted.length > 0 && (
        <div className="mt-auto pt-4">
          <NavItem to="/home/deleted" icon={<Trash2 size={16} aria-hidden />} onNavigate={onNavigate}>
            Deleted workspaces
          </NavItem>
        </div>
      )}
      <NewWorkspaceDialog open={creating} onOpenChange={setCreating} onCreated={created} />
    </nav>
  )
}

type NavItemProps = {
  to: string
  icon: ReactNode
  end?: boolean
  onNavigate: (() => void) | undefined
  children: ReactNode
}

function NavItem({ to, icon, end = false, onNavigate, children }: NavItemProps) {
  return (
    <NavLink
      to={to}
      end={end}
      onClick={onNavigate}
      className={({ isActive }) =>
        cx(
          'flex h-8 shrink-0 items-center gap-2 rounded-md px-2 text-ui',
          isActive ? 'bg-pressed font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
        )
      }
    >
      <span className="inline-flex size-5 shrink-0 items-center justify-center">{icon}</span>
      <span className="truncate">{children}</span>
    </NavLink>
  )
}

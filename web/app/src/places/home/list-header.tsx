import { MoreHorizontal, Pencil, Search, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Input } from '../../ui/field'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { type HomeState, mayAdminister } from './use-home'
import { DeleteWorkspaceDialog, RenameWorkspaceDialog } from './workspace-dialogs'

type ListHeaderProps = {
  home: HomeState
  query: string
  onQuery: (query: string) => void
  searchable: boolean
  create: ReactNode
}

export function ListHeader({ home, query, onQuery, searchable, create }: ListHeaderProps) {
  return (
    <>
      <div className="flex items-center gap-1">
        <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">
          {home.current?.name ?? 'Recent'}
        </h1>
        {home.current && mayAdminister(home.current.role) && (
          <WorkspaceMenu home={home} workspace={home.current} />
        )}
        <div className="ml-auto pl-3">{create}</div>
      </div>
      {searchable && (
        <div className="relative mt-4 sm:max-w-xs">
          <Search size={16} aria-hidden className="absolute top-2.5 left-3 text-muted" />
          <Input
            type="search"
            aria-label="Search documents"
            placeholder="Search by title"
            value={query}
            onChange={event => onQuery(event.target.value)}
            className="pl-9"
          />
        </div>
      )}
    </>
  )
}

function WorkspaceMenu({
  home,
  workspace,
}: {
  home: HomeState
  workspace: NonNullable<HomeState['current']>
}) {
  const [open, setOpen] = useState<'rename' | 'delete' | undefined>()
  const set = (which: 'rename' | 'delete') => (isOpen: boolean) => setOpen(isOpen ? which : undefined)
  return (
    <>
      <Menu
        label="Workspace"
        align="start"
        trigger={<IconButton icon={MoreHorizontal} label="Workspace actions" />}
      >
        <MenuItem icon={Pencil} onSelect={() => setOpen('rename')}>
          Rename
        </MenuItem>
        {workspace.role === 'owner' && (
          <MenuItem icon={Trash2} danger onSelect={() => setOpen('delete')}>
            Delete
          </MenuItem>
        )}
      </Menu>
      <RenameWorkspaceDialog workspace={workspace} open={open === 'rename'} onOpenChange={set('rename')} />
      <DeleteWorkspaceDialog
        workspace={workspace}
        open={open === 'delete'}
        onOpenChange={set('delete')}
        onDeleted={() => home.select(undefined)}
      />
    </>
  )
}

import { Clock, Folder, Plus } from 'lucide-react'
import { useState } from 'react'
import { cx } from '../../ui/cx'
import { IconButton } from '../../ui/icon-button'
import { Select } from '../../ui/select'
import { Skeleton } from '../../ui/skeleton'
import type { HomeState } from './use-home'
import { NewWorkspaceDialog } from './workspace-dialogs'

export function WorkspaceNav({ home }: { home: HomeState }) {
  const [creating, setCreating] = useState(false)
  const add = <IconButton icon={Plus} label="New workspace" onClick={() => setCreating(true)} />
  return (
    <>
      <div className="flex items-center gap-1 border-b border-line px-4 py-2 md:hidden">
        <Select
          label="Workspace"
          className="min-w-0 flex-1"
          value={home.current?.id ?? ''}
          onChange={id => home.select(id || undefined)}
          options={[
            { value: '', label: 'Recent' },
            ...home.workspaces.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {add}
      </div>
      <nav
        aria-label="Workspaces"
        className="hidden w-60 shrink-0 overflow-auto border-r border-line bg-surface p-2 md:block"
      >
        <NavItem
          icon={Clock}
          label="Recent"
          current={!home.current}
          onSelect={() => home.select(undefined)}
        />
        <div className="mt-4 mb-1 flex items-center justify-between pl-2">
          <h2 className="text-note font-medium text-muted">Workspaces</h2>
          {add}
        </div>
        {home.pending && <Skeleton className="mx-2 my-1 h-6" />}
        {home.workspaces.map(({ id, name }) => (
          <NavItem
            key={id}
            icon={Folder}
            label={name}
            current={home.current?.id === id}
            onSelect={() => home.select(id)}
          />
        ))}
      </nav>
      <NewWorkspaceDialog open={creating} onOpenChange={setCreating} onCreated={home.select} />
    </>
  )
}

type NavItemProps = { icon: typeof Clock; label: string; current: boolean; onSelect: () => void }

function NavItem({ icon: Icon, label, current, onSelect }: NavItemProps) {
  return (
    <button
      type="button"
      aria-current={current ? 'page' : undefined}
      onClick={onSelect}
      className={cx(
        'flex h-8 w-full items-center gap-2 rounded-md px-2 text-left text-ui',
        current ? 'bg-pressed font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="truncate">{label}</span>
    </button>
  )
}

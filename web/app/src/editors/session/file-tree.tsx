import { ChevronRight, LockKeyhole, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { cx } from '../../ui/cx'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { PlaceBadge } from '../shared/locks/lock-badge'
import { useLockDesk } from '../shared/locks/lock-desk'
import { type Rights, useRights } from '../shared/locks/place-rights'
import { FileDots } from './file-dots'
import { iconOfFile, iconOfFolder } from './file-icon'
import type { Row } from './model/tree'
import type { FilePerson } from './use-file-people'
import { filePointer, fileTarget, lockOfFile } from './use-file-rights'
import { useTree } from './use-tree'

type FileTreeProps = {
  rows: readonly Row[]
  active: string | undefined
  people: ReadonlyMap<string, readonly FilePerson[]>
  canEdit: boolean
  onToggle: (folder: string, open: boolean) => void
  onOpen: (path: string) => void
  onRename: (path: string) => void
  onDelete: (path: string) => void
}

/** The files in their folders. */
export function FileTree({ rows, active, people, canEdit, ...on }: FileTreeProps) {
  const open = (row: Row) => (row.isFolder ? on.onToggle(row.path, !row.isOpen) : on.onOpen(row.path))
  const rights = useRights()
  const { current, setCurrent, onKeyDown, ref } = useTree({
    rows,
    onToggle: (row, isOpen) => on.onToggle(row.path, isOpen),
    onOpen: open,
    onRename: row => canEdit && on.onRename(row.path),
    onDelete: row => canEdit && on.onDelete(row.path),
  })
  return (
    <div role="tree" aria-label="Files" className="min-h-0 flex-1 overflow-auto px-1 py-1">
      {rows.map(row => (
        <div
          key={row.key}
          ref={ref(row.key)}
          role="treeitem"
          aria-label={row.name}
          aria-level={row.level}
          aria-posinset={row.place}
          aria-setsize={row.of}
          aria-selected={!row.isFolder && row.path === active}
          {...(row.isFolder && { 'aria-expanded': row.isOpen, 'data-folder': row.path })}
          tabIndex={row.key === current ? 0 : -1}
          onKeyDown={onKeyDown}
          onFocus={() => setCurrent(row.key)}
          onClick={() => open(row)}
          style={{ paddingLeft: `${0.25 + (row.level - 1) * 0.875}rem` }}
          className={cx(
            'group flex h-8 cursor-pointer items-center gap-1.5 rounded-md pr-1 text-ui outline-offset-[-2px] select-none sm:h-7',
            row.path === active && !row.isFolder ? 'bg-accent-soft text-accent-ink' : 'hover:bg-hover',
          )}
        >
          <RowPicture row={row} />
          <span className="min-w-0 flex-1 truncate" title={row.path}>
            {row.name}
          </span>
          <FileDots
            people={row.isFolder && !row.isOpen ? inside(people, row.path) : (people.get(row.path) ?? [])}
          />
          {!row.isFolder && <PlaceBadge lock={lockOfFile(rights, row.path)} size="small" className="-my-1" />}
          {canEdit && (
            // biome-ignore lint/a11y/noStaticElementInteractions: what happens in the menu is not a click on the row
            // biome-ignore lint/a11y/useKeyWithClickEvents: the same
            <span onClick={event => event.stopPropagation()} className="flex">
              <RowMenu rights={rights} row={row} isCurrent={row.key === current} {...on} />
            </span>
          )}
        </div>
      ))}
    </div>
  )
}

function RowPicture({ row }: { row: Row }) {
  const Icon = row.isFolder ? iconOfFolder(row.isOpen) : iconOfFile(row.path)
  return (
    <>
      <ChevronRight
        size={14}
        aria-hidden
        className={cx(
          'shrink-0 text-muted transition-transform duration-100',
          row.isOpen && 'rotate-90',
          !row.isFolder && 'invisible',
        )}
      />
      <Icon size={14} aria-hidden className="shrink-0 text-muted" />
    </>
  )
}

type RowMenuProps = Pick<FileTreeProps, 'onRename' | 'onDelete'> & {
  row: Row
  isCurrent: boolean
  rights: Rights
}

function RowMenu({ row, isCurrent, rights, onRename, onDelete }: RowMenuProps) {
  const desk = useLockDesk()
  const { others, mine } = rights.at(filePointer(row.path))
  return (
    <Menu
      label={`Actions for ${row.name}`}
      trigger={
        <IconButton
          icon={MoreHorizontal}
          label={`Actions for ${row.name}`}
          tabIndex={isCurrent ? 0 : -1}
          className="!size-6 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 [@media(hover:none)]:opacity-100"
        />
      }
    >
      <MenuItem icon={Pencil} onSelect={() => onRename(row.path)}>
        Rename or move…
      </MenuItem>
      {!row.isFolder && !others && !mine && (
        <MenuItem icon={LockKeyhole} onSelect={() => desk.lock(fileTarget(row.path))}>
          Lock…
        </MenuItem>
      )}
      <MenuItem icon={Trash2} danger onSelect={() => onDelete(row.path)}>
        Delete
      </MenuItem>
    </Menu>
  )
}

const inside = (people: FileTreeProps['people'], folder: string): readonly FilePerson[] => {
  const found = new Map<string, FilePerson>()
  for (const [path, here] of people)
    if (path.startsWith(`${folder}/`)) for (const person of here) found.set(person.id, person)
  return [...found.values()]
}

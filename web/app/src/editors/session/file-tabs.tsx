import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { cx } from '../../ui/cx'
import { PlaceBadge } from '../shared/locks/lock-badge'
import { useRights } from '../shared/locks/place-rights'
import { FileDots } from './file-dots'
import { folderOf, nameOf } from './model/paths'
import { useFilePeople } from './use-file-people'
import { lockOfFile } from './use-file-rights'
import type { Tabs } from './use-tabs'

type FileTabsProps = { tabs: Tabs; onShow: (path: string) => void }

/** The open files; the middle button closes one. */
export function FileTabs({ tabs, onShow }: FileTabsProps) {
  const { open, active, close } = tabs
  const people = useFilePeople()
  const rights = useRights()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (active)
      list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])
  const names = open.map(nameOf)
  return (
    <nav aria-label="Open files" className="min-w-0 flex-1">
      <ul ref={list} className="flex h-9 overflow-x-auto overflow-y-hidden [scrollbar-width:thin]">
        {open.map(path => {
          const name = nameOf(path)
          const isActive = path === active
          // two files of one name are told apart by their folders
          const folder = names.filter(each => each === name).length > 1 ? folderOf(path) : ''
          return (
            <li
              key={path}
              className={cx(
                'group relative flex shrink-0 items-center border-r border-line',
                isActive
                  ? 'bg-canvas after:absolute after:inset-x-0 after:top-0 after:h-0.5 after:bg-accent'
                  : 'bg-surface',
              )}
            >
              <button
                type="button"
                aria-current={isActive || undefined}
                title={path}
                onClick={() => onShow(path)}
                onMouseDown={event => {
                  // else the middle button scrolls
                  if (event.button === 1) event.preventDefault()
                }}
                onAuxClick={event => {
                  if (event.button === 1) close(path)
                }}
                onKeyDown={event => {
                  if (event.key === 'Delete') close(path)
                }}
                className={cx(
                  'flex h-full max-w-48 items-center gap-1.5 pr-1 pl-3 text-ui outline-offset-[-2px]',
                  isActive ? 'text-ink' : 'text-muted hover:text-ink',
                )}
              >
                <span className="truncate">{name}</span>
                {folder && <span className="truncate text-note text-faint">{folder}</span>}
                <FileDots people={people.get(path) ?? []} />
              </button>
              <PlaceBadge lock={lockOfFile(rights, path)} size="small" />
              <button
                type="button"
                aria-label={`Close ${name}`}
                onClick={() => close(path)}
                className={cx(
                  'mr-1.5 inline-flex size-5 items-center justify-center rounded text-muted outline-offset-[-2px] hover:bg-hover hover:text-ink focus-visible:opacity-100',
                  !isActive && 'opacity-0 group-hover:opacity-100 [@media(hover:none)]:opacity-100',
                )}
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

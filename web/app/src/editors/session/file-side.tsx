import { FilePlus2, Upload } from 'lucide-react'
import { type DragEvent, useEffect, useMemo, useRef, useState } from 'react'
import { cx } from '../../ui/cx'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { chosenFiles, droppedFiles, type Found } from './dropped-files'
import { FileTree } from './file-tree'
import { foldersAbove, rowsOf } from './model/tree'
import { useFilePeople } from './use-file-people'

type FileSideProps = {
  paths: readonly string[]
  active: string | undefined
  canEdit: boolean
  onOpen: (path: string) => void
  onNew: () => void
  onRename: (path: string) => void
  onDelete: (path: string) => void
  onAdd: (found: readonly Found[], folder: string) => void
}

/** The files of the session: the tree, and how files come into it. */
export function FileSide({ paths, active, canEdit, onNew, onAdd, ...tree }: FileSideProps) {
  const people = useFilePeople()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [over, setOver] = useState(false)
  const rows = useMemo(() => rowsOf(paths, folder => !closed.has(folder)), [paths, closed])
  const toggle = (folder: string, open: boolean) =>
    setClosed(before => new Set(open ? [...before].filter(each => each !== folder) : [...before, folder]))

  // what one works on can be seen, also after somebody led one there
  useEffect(() => {
    if (active) setClosed(before => new Set([...before].filter(each => !foldersAbove(active).includes(each))))
  }, [active])

  const isFile = (event: DragEvent) => canEdit && event.dataTransfer.types.includes('Files')
  const onDrop = (event: DragEvent) => {
    setOver(false)
    if (!isFile(event)) return
    event.preventDefault()
    const target = event.target instanceof Element ? event.target.closest('[data-folder]') : null
    const folder = target?.getAttribute('data-folder') ?? ''
    void droppedFiles(event.dataTransfer).then(found => onAdd(found, folder))
  }
  return (
    <section
      aria-label="Files of the session"
      onDragOver={event => {
        if (!isFile(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={event => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setOver(false)
      }}
      onDrop={onDrop}
      className={cx('relative flex h-full min-h-0 flex-col', over && 'bg-accent-soft')}
    >
      <header className="flex h-9 shrink-0 items-center gap-1 border-b border-line pr-1 pl-3">
        <h2 className="min-w-0 flex-1 truncate text-note font-semibold text-muted">
          Files <span className="font-normal">{paths.length > 0 && paths.length}</span>
        </h2>
        {canEdit && (
          <>
            <IconButton icon={FilePlus2} label="New file" onClick={onNew} className="!size-7" />
            <UploadMenu onAdd={found => onAdd(found, '')} />
          </>
        )}
      </header>
      {paths.length > 0 ? (
        <FileTree {...tree} rows={rows} active={active} people={people} canEdit={canEdit} onToggle={toggle} />
      ) : (
        <p className="px-3 py-3 text-note text-muted">
          {canEdit ? 'No files yet. Make one, or drop files and folders of text here.' : 'No files yet.'}
        </p>
      )}
    </section>
  )
}

function UploadMenu({ onAdd }: { onAdd: (found: readonly Found[]) => void }) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const input = {
    type: 'file',
    multiple: true,
    hidden: true,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      onAdd(chosenFiles(event.target.files))
      // the same file can be chosen again
      event.target.value = ''
    },
  } as const
  return (
    <>
      <input ref={files} {...input} aria-label="Files to add" />
      <input ref={folder} {...input} {...{ webkitdirectory: '' }} aria-label="Folder to add" />
      <Menu
        label="Add from this device"
        trigger={<IconButton icon={Upload} label="Add from this device" className="!size-7" />}
      >
        <MenuItem onSelect={() => files.current?.click()}>Files…</MenuItem>
        <MenuItem onSelect={() => folder.current?.click()}>Folder…</MenuItem>
      </Menu>
    </>
  )
}

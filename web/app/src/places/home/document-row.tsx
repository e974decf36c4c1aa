import type { Document, Workspace } from '@tutti/client'
import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { editors } from '../../editors/registry'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { TimeAgo } from '../../ui/time-ago'
import { DeleteDocumentDialog, RenameDocumentDialog } from './document-dialogs'
import { mayEdit } from './use-home'

type DocumentRowProps = { document: Document; workspace: Workspace | undefined; showWorkspace: boolean }

export function DocumentRow({ document, workspace, showWorkspace }: DocumentRowProps) {
  const kind = editors[document.kind]
  if (!kind) return null
  const { icon: Icon, name } = kind
  return (
    <li className="group relative flex h-14 items-center gap-3 px-2 hover:bg-hover">
      <span className="inline-flex size-8 items-center justify-center rounded-md bg-accent-soft text-accent-ink">
        <Icon size={16} aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        {/* the link covers the row, so that the whole row is the target without nesting the menu in it */}
        <Link to={`/d/${document.id}`} className="block truncate font-medium after:absolute after:inset-0">
          {document.title}
        </Link>
        <p className="truncate text-note text-muted">
          {name}
          {showWorkspace && workspace && ` · ${workspace.name}`}
          <span className="sm:hidden">
            {' · '}
            <TimeAgo at={document.updated_at} />
          </span>
        </p>
      </div>
      <span className="hidden text-note text-muted sm:block">
        <TimeAgo at={document.updated_at} />
      </span>
      {mayEdit(document.role ?? workspace?.role ?? 'viewer') && <RowMenu document={document} />}
    </li>
  )
}

function RowMenu({ document }: { document: Document }) {
  const [open, setOpen] = useState<'rename' | 'delete' | undefined>()
  const set = (which: 'rename' | 'delete') => (isOpen: boolean) => setOpen(isOpen ? which : undefined)
  return (
    <span className="relative z-10">
      <Menu
        label="Document"
        trigger={<IconButton icon={MoreHorizontal} label={`Actions for ${document.title}`} />}
      >
        <MenuItem icon={Pencil} onSelect={() => setOpen('rename')}>
          Rename
        </MenuItem>
        <MenuItem icon={Trash2} danger onSelect={() => setOpen('delete')}>
          Delete
        </MenuItem>
      </Menu>
      <RenameDocumentDialog document={document} open={open === 'rename'} onOpenChange={set('rename')} />
      <DeleteDocumentDialog document={document} open={open === 'delete'} onOpenChange={set('delete')} />
    </span>
  )
}

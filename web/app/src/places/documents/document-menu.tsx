import type { Document } from '@tutti/client'
import { FolderInput, Link as LinkIcon, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { quietly } from '../../data/quietly'
import { mayEdit } from '../../data/rights'
import { useRenameDocument } from '../../data/use-documents'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu'
import { NameDialog } from '../../ui/name-dialog'
import { copyText } from '../../ui/use-copy'
import { MoveDialog } from './move-dialog'
import { useDocumentActions } from './use-document-actions'

type DocumentMenuProps = {
  document: Document
  /** What one is in its workspace, if one is in it: someone who came by a link renames, but does not tidy up. */
  myRole: string | undefined
}

/** Everything one may do with a document in a list. */
export function DocumentMenu({ document, myRole }: DocumentMenuProps) {
  const [open, setOpen] = useState<'rename' | 'move' | undefined>()
  const { move, remove } = useDocumentActions()
  const set = (which: 'rename' | 'move') => (isOpen: boolean) => setOpen(isOpen ? which : undefined)
  const editable = mayEdit(document.role)
  const member = myRole !== undefined && mayEdit(myRole)
  return (
    <>
      <Menu
        label={`Actions for ${document.title}`}
        trigger={<IconButton icon={MoreHorizontal} label={`Actions for ${document.title}`} />}
      >
        <MenuItem
          icon={LinkIcon}
          onSelect={() => copyText(`${location.origin}/d/${document.id}`, 'Link copied')}
        >
          Copy link
        </MenuItem>
        {editable && (
          <MenuItem icon={Pencil} onSelect={() => setOpen('rename')}>
            Rename
          </MenuItem>
        )}
        {member && (
          <>
            <MenuItem icon={FolderInput} onSelect={() => setOpen('move')}>
              Move to…
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={Trash2} danger onSelect={() => remove(document)}>
              Delete
            </MenuItem>
          </>
        )}
      </Menu>
      <RenameDocumentDialog document={document} open={open === 'rename'} onOpenChange={set('rename')} />
      <MoveDialog
        open={open === 'move'}
        onOpenChange={set('move')}
        workspaceId={document.workspace_id}
        what={document.title}
        from={document.folder_id ?? null}
        onMove={(folderId, name) => move(document, folderId, name)}
      />
    </>
  )
}

type RenameProps = { document: Document; open: boolean; onOpenChange: (open: boolean) => void }

function RenameDocumentDialog({ document, open, onOpenChange }: RenameProps) {
  const { run, busy } = useRenameDocument()
  const rename = async (title: string) => {
    await run({ id: document.id, title })
    onOpenChange(false)
  }
  return (
    <NameDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Rename document"
      label="Title"
      initial={document.title}
      action="Rename"
      busy={busy}
      onSubmit={title => quietly(rename(title))}
    />
  )
}

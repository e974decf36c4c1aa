import type { Document } from '@tutti/client'
import { useRoom } from '@tutti/react'
import { Download, Link as LinkIcon, MoreHorizontal } from 'lucide-react'
import { quietly } from '../../data/quietly'
import { useReady } from '../../data/use-ready'
import type { Kind } from '../../editors/kind'
import { saveFile } from '../../editors/shared/save-file'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { toast } from '../../ui/toast'
import { copyText } from '../../ui/use-copy'

/** What one seldom does with the open document. */
export function MoreMenu({ document, kind }: { document: Document; kind: Kind }) {
  const room = useRoom()
  const ready = useReady()
  const download = async () => {
    const { toFile } = await kind.parts()
    const file = toFile(room.doc, document.title)
    saveFile(file)
    toast(`“${file.name}” downloaded`)
  }
  return (
    <Menu label="More" trigger={<IconButton icon={MoreHorizontal} label="More" />}>
      <MenuItem icon={Download} disabled={!ready} onSelect={() => quietly(download())}>
        Download as a file
      </MenuItem>
      <MenuItem
        icon={LinkIcon}
        onSelect={() => copyText(`${location.origin}/d/${document.id}`, 'Link copied')}
      >
        Copy link
      </MenuItem>
    </Menu>
  )
}

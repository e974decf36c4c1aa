import type { EditorView } from '@codemirror/view'
import { ClipboardCopy, CodeXml, FileInput, LockKeyhole, MoreHorizontal } from 'lucide-react'
import { useRef } from 'react'
import { failureText } from '../../data/failure'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { toast } from '../../ui/toast'
import { copyText } from '../../ui/use-copy'

type TextMenuProps = {
  view: EditorView | undefined
  canEdit: boolean
  isMarkdown: boolean
  onLock: (() => void) | undefined
  onFile: (file: File) => void
}

/** What one seldom does with a text. */
export function TextMenu({ view, canEdit, isMarkdown, onLock, onFile }: TextMenuProps) {
  const input = useRef<HTMLInputElement>(null)
  const text = () => view?.state.doc.toString() ?? ''
  const copyHtml = async () => {
    const [{ htmlOf }, { safe }] = await Promise.all([import('./preview/blocks'), import('./preview/safe')])
    const holder = document.createElement('div')
    holder.append(safe(htmlOf(text())))
    copyText(holder.innerHTML, 'HTML copied')
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to insert"
        onChange={event => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          // the same file can be chosen again
          event.target.value = ''
        }}
      />
      <Menu
        label="More about this text"
        trigger={<IconButton icon={MoreHorizontal} label="More about this text" className="!size-7" />}
      >
        {canEdit && (
          <MenuItem icon={FileInput} onSelect={() => input.current?.click()}>
            Insert a file…
          </MenuItem>
        )}
        {onLock && (
          <MenuItem icon={LockKeyhole} onSelect={onLock}>
            <span className="flex-1">Lock the selection…</span>
            <span className="ml-6 text-note text-muted max-sm:hidden">Alt+Shift+L</span>
          </MenuItem>
        )}
        <MenuItem icon={ClipboardCopy} onSelect={() => copyText(text(), 'Text copied')}>
          {isMarkdown ? 'Copy as Markdown' : 'Copy the text'}
        </MenuItem>
        {isMarkdown && (
          <MenuItem
            icon={CodeXml}
            onSelect={() => {
              copyHtml().catch(failure => toast.error(failureText(failure)))
            }}
          >
            Copy as HTML
          </MenuItem>
        )}
      </Menu>
    </>
  )
}

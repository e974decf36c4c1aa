import type { Document } from '@tutti/client'
import { type KeyboardEvent, useState } from 'react'
import { quietly } from '../../data/quietly'
import { useRenameDocument, useWaitingTitle } from '../../data/use-documents'
import { useMay } from '../../data/use-room-rights'

/** The title, changed in place: Enter or leaving keeps it, Escape does not. */
export function TitleEditor({ document }: { document: Document }) {
  // the title is nobody's turn
  const canEdit = useMay('edit')
  const { run } = useRenameDocument()
  const [draft, setDraft] = useState<string>()
  const { id } = document
  const title = useWaitingTitle(id) ?? document.title

  const keep = () => {
    const next = draft?.trim()
    setDraft(undefined)
    if (next && next !== title) quietly(run({ id, title: next }))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      // blur keeps what is there, so what is there is put back first
      event.currentTarget.value = title
      setDraft(undefined)
      event.currentTarget.blur()
    }
    if (event.key === 'Enter') event.currentTarget.blur()
  }
  if (!canEdit) return <h1 className="min-w-0 truncate px-1.5 text-sm font-medium">{title}</h1>
  return (
    <>
      <h1 className="sr-only">{title}</h1>
      <input
        aria-label="Title"
        value={draft ?? title}
        maxLength={200}
        onChange={event => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={onKeyDown}
        className="h-7 w-40 min-w-16 shrink rounded-md bg-transparent px-1.5 text-sm font-medium text-ellipsis hover:bg-hover focus:bg-canvas sm:field-sizing-content sm:w-auto sm:max-w-80"
      />
    </>
  )
}

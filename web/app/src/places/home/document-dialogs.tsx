import type { Document, Workspace } from '@tutti/client'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { toast } from 'sonner'
import { quietly } from '../../data/quietly'
import { useCreateDocument, useDeleteDocument, useRenameDocument } from '../../data/use-documents'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { Dialog, DialogActions } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { NameDialog } from '../../ui/name-dialog'
import { Select } from '../../ui/select'

type DialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

export function NewDocumentDialog({
  open,
  onOpenChange,
  workspaces,
}: DialogProps & { workspaces: Workspace[] }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="New document">
      <NewDocumentForm workspaces={workspaces} onCancel={() => onOpenChange(false)} />
    </Dialog>
  )
}

function NewDocumentForm({ workspaces, onCancel }: { workspaces: Workspace[]; onCancel: () => void }) {
  const navigate = useNavigate()
  const { run, busy } = useCreateDocument()
  const [title, setTitle] = useState('')
  const [workspaceId, setWorkspaceId] = useState(workspaces[0]?.id ?? '')
  const create = async () => {
    const { id } = await run({ workspaceId, title: title.trim() || 'Untitled', kind: 'artifact' })
    await navigate(`/d/${id}`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    quietly(create())
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="Title"
        value={title}
        onChange={event => setTitle(event.target.value)}
        placeholder="Untitled"
        maxLength={200}
        autoComplete="off"
      />
      {workspaces.length > 1 && (
        <div className="flex flex-col gap-1">
          <span className="text-ui font-medium">Workspace</span>
          <Select
            label="Workspace"
            value={workspaceId}
            onChange={setWorkspaceId}
            options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="primary" type="submit" disabled={busy}>
          Create
        </Button>
      </DialogActions>
    </form>
  )
}

export function RenameDocumentDialog({ document, open, onOpenChange }: DialogProps & { document: Document }) {
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

export function DeleteDocumentDialog({ document, open, onOpenChange }: DialogProps & { document: Document }) {
  const { run, busy } = useDeleteDocument()
  const remove = async () => {
    await run(document.id)
    onOpenChange(false)
    toast(`“${document.title}” deleted`)
  }
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete “${document.title}”?`}
      text="It is deleted for everyone, also for those who have it open. This cannot be undone."
      action="Delete document"
      busy={busy}
      onConfirm={() => quietly(remove())}
    />
  )
}

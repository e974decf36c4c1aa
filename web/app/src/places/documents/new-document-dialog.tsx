import type { Workspace } from '@tutti/client'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { keepBeginning } from '../../data/beginnings'
import { quietly } from '../../data/quietly'
import { useCreateDocument } from '../../data/use-documents'
import { editors, kindOptions as kinds } from '../../editors/registry'
import { Button } from '../../ui/button'
import { Dialog, DialogActions } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { LabelledSelect } from '../../ui/labelled-select'
import { type Imported, ImportFile } from './import-file'

type NewDocumentDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Where it may be made. */
  workspaces: Workspace[]
  folder?: { id: string; name: string } | undefined
}

/** Asks for a title (and where, if there is a choice), and opens the new document. */
export function NewDocumentDialog({ open, onOpenChange, ...form }: NewDocumentDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New document"
      {...(form.folder && { description: `In the folder “${form.folder.name}”.` })}
    >
      <NewDocumentForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

type NewDocumentFormProps = Pick<NewDocumentDialogProps, 'workspaces' | 'folder'> & { onDone: () => void }

function NewDocumentForm({ workspaces, folder, onDone }: NewDocumentFormProps) {
  const navigate = useNavigate()
  const { run, busy } = useCreateDocument()
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState(kinds[0]?.value ?? 'artifact')
  const [workspaceId, setWorkspaceId] = useState(workspaces[0]?.id ?? '')
  const [imported, setImported] = useState<Imported>()
  const [error, setError] = useState<string>()
  const chosen = editors[kind]
  const create = async () => {
    const { id } = await run({
      workspaceId,
      title: title.trim() || imported?.seed.title.slice(0, 200) || 'Untitled',
      kind,
      ...(imported && { content: imported.seed.content }),
      ...(folder && { folder_id: folder.id }),
    })
    if (imported?.seed.begin) keepBeginning(id, imported.seed.begin)
    onDone()
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
        placeholder={imported?.seed.title ?? 'Untitled'}
        maxLength={200}
        autoComplete="off"
      />
      {kinds.length > 1 && (
        <LabelledSelect
          label="Kind"
          value={kind}
          onChange={next => {
            setKind(next)
            // what one kind makes of a file is nothing to another
            setImported(undefined)
            setError(undefined)
          }}
          options={kinds}
        />
      )}
      {workspaces.length > 1 && (
        <LabelledSelect
          label="Workspace"
          value={workspaceId}
          onChange={setWorkspaceId}
          options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {chosen?.imports !== undefined && (
        <ImportFile kind={chosen} imported={imported} onImported={setImported} onError={setError} />
      )}
      <FormError text={error} />
      <DialogActions>
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit" disabled={busy}>
          Create
        </Button>
      </DialogActions>
    </form>
  )
}

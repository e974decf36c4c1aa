import type { Document } from '@tutti/client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../data/failure'
import { useCreateInvitation } from '../../data/use-invitations'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Input } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { Select } from '../../ui/select'
import { useCopy } from '../../ui/use-copy'

type ShareDialogProps = { document: Document; open: boolean; onOpenChange: (open: boolean) => void }

export function ShareDialog({ document, open, onOpenChange }: ShareDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Share “${document.title}”`}
      description="A link lets one person into the workspace of this document, with or without an account."
    >
      <ShareForm document={document} />
    </Dialog>
  )
}

const roles = [
  { value: 'editor', label: 'Can edit' },
  { value: 'viewer', label: 'Can view' },
  { value: 'admin', label: 'Can edit and invite others' },
]

function ShareForm({ document }: { document: Document }) {
  const [role, setRole] = useState('editor')
  const { mutate, data, isPending, error, reset } = useCreateInvitation(document.workspace_id)
  const { copied, copy } = useCopy()
  // our own address, not the server's: behind a proxy only the browser knows it
  const link = data && `${location.origin}/invite/${data.token}?document=${document.id}`
  const choose = (next: string) => {
    setRole(next)
    reset()
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex gap-2">
        <Select
          label="What the link allows"
          className="flex-1"
          value={role}
          onChange={choose}
          options={roles}
        />
        {link ? (
          <Button className="h-9" onClick={reset}>
            New link
          </Button>
        ) : (
          <Button look="primary" className="h-9" disabled={isPending} onClick={() => mutate({ role })}>
            {isPending ? 'Creating…' : 'Create link'}
          </Button>
        )}
      </div>
      <FormError text={error ? failureText(error) : undefined} />
      {link && (
        <>
          <div className="flex gap-2">
            <Input
              aria-label="Link"
              readOnly
              value={link}
              onFocus={event => event.target.select()}
              className="font-mono text-note"
            />
            <Button look="primary" className="h-9 w-24" onClick={() => copy(link)}>
              {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
              {copied ? 'Copied' : 'Copy'}
            </Button>
          </div>
          {data.expires_at && (
            <p className="text-note text-muted">
              The link works until{' '}
              {new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date(data.expires_at))}.
            </p>
          )}
        </>
      )}
    </div>
  )
}

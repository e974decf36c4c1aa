import type { MemberRole, Workspace } from '@tutti/client'
import { LinkIcon } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { failureText } from '../../data/failure'
import { roleName, rolesToGive, roleText } from '../../data/rights'
import { useCreateInvitation } from '../../data/use-invitations'
import { Button } from '../../ui/button'
import { CopyField } from '../../ui/copy-field'
import { Input } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { Select } from '../../ui/select'
import { toast } from '../../ui/toast'

type InviteFormProps = { workspace: Workspace; documentId: string }

/** Invites someone into the workspace of the document: by a message, or by a link one sends oneself. */
export function InviteForm({ workspace, documentId }: InviteFormProps) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<MemberRole>('editor')
  const { mutate, data, isPending, error, reset } = useCreateInvitation(workspace.id)
  const roles = rolesToGive(workspace.role)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const to = email.trim()
    mutate(
      { role, email: to },
      {
        onSuccess: () => {
          reset()
          setEmail('')
          toast(`Invitation sent to ${to}`)
        },
      },
    )
  }
  const choose = (next: string) => {
    setRole(roles.find(each => each === next) ?? role)
    reset()
  }
  // our own address, not the server's: behind a proxy only the browser knows it
  const link = data && !data.email && `${location.origin}/invite/${data.token}?document=${documentId}`
  return (
    <section aria-label="Invite" className="flex flex-col gap-2">
      <form onSubmit={submit} className="flex flex-wrap gap-2">
        <Input
          type="email"
          aria-label="E-mail"
          placeholder="Invite by e-mail"
          required
          maxLength={254}
          autoComplete="off"
          value={email}
          onChange={event => setEmail(event.target.value)}
          className="min-w-0 basis-full sm:flex-1 sm:basis-0"
        />
        <Select
          label="Role"
          className="flex-1 sm:w-32 sm:flex-none"
          value={role}
          onChange={choose}
          options={roles.map(value => ({ value, label: roleName(value) }))}
        />
        <Button look="primary" type="submit" className="h-9" disabled={isPending}>
          Invite
        </Button>
      </form>
      <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-note text-muted">
        <span>
          {roleName(role)} of “{workspace.name}”: {lower(roleText(role))}.
        </span>
        {!link && (
          <button
            type="button"
            disabled={isPending}
            onClick={() => mutate({ role })}
            className="inline-flex items-center gap-1 rounded text-accent hover:underline"
          >
            <LinkIcon size={12} aria-hidden /> Make an invitation link
          </button>
        )}
      </p>
      <FormError text={error ? failureText(error) : undefined} />
      {link && (
        <div className="flex flex-col gap-1 rounded-lg bg-sunken p-3">
          <CopyField label="Invitation link" value={link} />
          <p className="text-note text-muted">
            Lets one person in as {roleName(data.role).toLowerCase()}, for 7 days. Copy it now: it is not
            shown again.
          </p>
        </div>
      )}
    </section>
  )
}

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)

import type { MemberRole, Workspace } from '@tutti/client'
import { Mail } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { failureText } from '../../data/failure'
import { roleName, rolesToGive, roleText } from '../../data/rights'
import { useCreateInvitation } from '../../data/use-invitations'
import { Button } from '../../ui/button'
import { CopyField } from '../../ui/copy-field'
import { Dialog, DialogActions } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { LabelledSelect } from '../../ui/labelled-select'
import { Tabs } from '../../ui/tabs'
import { TextArea } from '../../ui/text-area'
import { toast } from '../../ui/toast'

type InviteDialogProps = { workspace: Workspace; open: boolean; onOpenChange: (open: boolean) => void }
type Way = 'email' | 'link'

/** Invites one person: by a message to an address, or by a link one sends oneself. */
export function InviteDialog({ workspace, open, onOpenChange }: InviteDialogProps) {
  const [way, setWay] = useState<Way>('email')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Invite to “${workspace.name}”`}>
      <Tabs
        label="How to invite"
        value={way}
        onChange={setWay}
        tabs={[
          { value: 'email', label: 'By e-mail', content: <ByEmail workspace={workspace} /> },
          { value: 'link', label: 'By link', content: <ByLink workspace={workspace} /> },
        ]}
      />
    </Dialog>
  )
}

const days = [1, 7, 30].map(count => ({
  value: String(count),
  label: count === 1 ? '1 day' : `${count} days`,
}))

const useTerms = (workspace: Workspace) => {
  const roles = rolesToGive(workspace.role)
  const [role, setRole] = useState<MemberRole>('editor')
  const [expires, setExpires] = useState('7')
  const fields = (
    <div>
      <div className="grid grid-cols-2 gap-3">
        <LabelledSelect
          label="Role"
          value={role}
          onChange={next => setRole(roles.find(each => each === next) ?? role)}
          options={roles.map(value => ({ value, label: roleName(value) }))}
        />
        <LabelledSelect label="Valid for" value={expires} onChange={setExpires} options={days} />
      </div>
      <p className="mt-1 text-note text-muted">{roleText(role)}.</p>
    </div>
  )
  return { terms: { role, expires_in_days: Number(expires) }, fields }
}

function ByEmail({ workspace }: { workspace: Workspace }) {
  const { terms, fields } = useTerms(workspace)
  const { mutate, isPending, error, reset } = useCreateInvitation(workspace.id)
  const [email, setEmail] = useState('')
  const [message, setMessage] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const to = email.trim()
    mutate(
      { ...terms, email: to, ...(message.trim() && { message: message.trim() }) },
      {
        onSuccess: () => {
          toast(`Invitation sent to ${to}`)
          // ready for the next person, with the same role and message
          setEmail('')
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="E-mail"
        type="email"
        required
        maxLength={254}
        autoComplete="off"
        placeholder="ana@example.org"
        value={email}
        onChange={event => {
          setEmail(event.target.value)
          reset()
        }}
      />
      {fields}
      <TextArea
        label="Message (optional)"
        rows={2}
        maxLength={500}
        value={message}
        onChange={event => setMessage(event.target.value)}
      />
      <FormError text={error ? failureText(error) : undefined} />
      <DialogActions>
        <Button look="primary" type="submit" disabled={isPending}>
          <Mail size={16} aria-hidden /> {isPending ? 'Sending…' : 'Send invitation'}
        </Button>
      </DialogActions>
    </form>
  )
}

function ByLink({ workspace }: { workspace: Workspace }) {
  const { terms, fields } = useTerms(workspace)
  const { mutate, data, isPending, error, reset } = useCreateInvitation(workspace.id)
  if (data)
    return (
      <div className="flex flex-col gap-3">
        {/* our own address, not the server's: behind a proxy only the browser knows it */}
        <CopyField label="Invitation link" value={`${location.origin}/invite/${data.token}`} />
        <p className="text-ui text-muted">
          It lets one person in as {roleName(data.role).toLowerCase()}. Copy it now: it is not shown again.
        </p>
        <DialogActions>
          <Button onClick={reset}>Make another link</Button>
        </DialogActions>
      </div>
    )
  return (
    <div className="flex flex-col gap-4">
      {fields}
      <FormError text={error ? failureText(error) : undefined} />
      <DialogActions>
        <Button look="primary" disabled={isPending} onClick={() => mutate(terms)}>
          {isPending ? 'Creating…' : 'Create link'}
        </Button>
      </DialogActions>
    </div>
  )
}

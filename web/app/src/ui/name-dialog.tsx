import { type FormEvent, useState } from 'react'
import { Button } from './button'
import { Dialog, DialogActions } from './dialog'
import { Field } from './field'

type NameDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  label: string
  initial?: string
  placeholder?: string
  action: string
  busy: boolean
  onSubmit: (name: string) => void
}

/** Asks for one name: to create or to rename something. */
export function NameDialog({ open, onOpenChange, title, ...form }: NameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <NameForm {...form} onCancel={() => onOpenChange(false)} />
    </Dialog>
  )
}

type NameFormProps = Omit<NameDialogProps, 'open' | 'onOpenChange' | 'title'> & { onCancel: () => void }

function NameForm({ label, initial = '', placeholder, action, busy, onSubmit, onCancel }: NameFormProps) {
  const [name, setName] = useState(initial)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) onSubmit(name.trim())
  }
  return (
    <form onSubmit={submit}>
      <Field
        label={label}
        value={name}
        onChange={event => setName(event.target.value)}
        onFocus={event => event.target.select()}
        placeholder={placeholder}
        maxLength={200}
        required
        autoComplete="off"
      />
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="primary" type="submit" disabled={busy}>
          {action}
        </Button>
      </DialogActions>
    </form>
  )
}

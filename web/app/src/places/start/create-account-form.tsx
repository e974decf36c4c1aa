import { type FormEvent, useState } from 'react'
import { useCreateAccount } from '../../data/use-account'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'

export function CreateAccountForm() {
  const { run, busy, error } = useCreateAccount()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run({ name: name.trim(), email: email.trim(), password })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="Name"
        autoComplete="name"
        required
        maxLength={80}
        hint="Others see it beside your cursor."
        value={name}
        onChange={e => setName(e.target.value)}
      />
      <Field
        label="E-mail"
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={e => setEmail(e.target.value)}
      />
      <Field
        label="Password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        hint="At least 8 characters."
        value={password}
        onChange={e => setPassword(e.target.value)}
      />
      <FormError text={error} />
      <Button type="submit" className="h-9" disabled={busy}>
        {busy ? 'Creating your account…' : 'Create account'}
      </Button>
    </form>
  )
}

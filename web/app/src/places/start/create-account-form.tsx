import { type FormEvent, useRef, useState } from 'react'
import { useCreateAccount, useCreateAccountWithPasskey } from '../../data/use-account'
import { hasPasskeys } from '../../data/webauthn'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { PasswordField } from '../../ui/password-field'
import { WithPasskey } from './with-passkey'

export function CreateAccountForm() {
  const { run, busy, error } = useCreateAccount()
  const passkey = useCreateAccountWithPasskey()
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const who = { name: name.trim(), email: email.trim() }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run({ ...who, password })
  }
  const withKey = () => {
    // everything but the password is needed; the browser says what is missing
    const needed = [...(form.current?.querySelectorAll('input') ?? [])].slice(0, 2)
    if (needed.every(input => input.reportValidity())) passkey.run(who)
  }
  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-4">
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
      <PasswordField
        label="Password"
        autoComplete="new-password"
        required
        minLength={8}
        hint="At least 8 characters."
        value={password}
        onChange={e => setPassword(e.target.value)}
      />
      <FormError text={error ?? passkey.error} />
      <Button type="submit" className="h-9" disabled={busy}>
        {busy ? 'Creating your account…' : 'Create account'}
      </Button>
      {hasPasskeys() && (
        <WithPasskey
          label="Use a passkey instead"
          busyLabel="Waiting for your passkey…"
          busy={passkey.busy}
          declined={passkey.declined}
          onUse={withKey}
        />
      )}
    </form>
  )
}

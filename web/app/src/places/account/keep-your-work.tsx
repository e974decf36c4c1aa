import type { User } from '@tutti/client'
import { type FormEvent, useRef, useState } from 'react'
import { failureText } from '../../data/failure'
import { useCreateAccountWithPasskey } from '../../data/use-account'
import { useUpgrade } from '../../data/use-profile'
import { hasPasskeys } from '../../data/webauthn'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { PasswordField } from '../../ui/password-field'
import { Section } from '../../ui/section'
import { WithPasskey } from '../start/with-passkey'
import { Card } from './card'

/** A guest's only key is this browser; with an address and a password they come back from anywhere. */
export function KeepYourWork({ user }: { user: User }) {
  return (
    <Section
      title="Keep your work"
      text="You are a guest: this browser is the only key to your documents. Create an account, and everything stays yours."
    >
      <Card>
        <UpgradeForm user={user} />
      </Card>
    </Section>
  )
}

function UpgradeForm({ user }: { user: User }) {
  const { mutate, isPending, error } = useUpgrade()
  const passkey = useCreateAccountWithPasskey()
  const form = useRef<HTMLFormElement>(null)
  // the name we gave a guest is no name
  const [name, setName] = useState(user.name.startsWith('Guest ') ? '' : user.name)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ name: name.trim(), email: email.trim(), password })
  }
  const withKey = () => {
    // everything but the password is needed; the browser says what is missing
    const needed = [...(form.current?.querySelectorAll('input') ?? [])].slice(0, 2)
    if (needed.every(input => input.reportValidity())) passkey.run({ name: name.trim(), email: email.trim() })
  }
  return (
    <form ref={form} onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      <Field
        label="Your name"
        autoComplete="name"
        required
        maxLength={100}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <Field
        label="E-mail"
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={event => setEmail(event.target.value)}
      />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        required
        minLength={8}
        hint="At least 8 characters."
        value={password}
        onChange={event => setPassword(event.target.value)}
      />
      <FormError text={error ? failureText(error) : passkey.error} />
      <Button look="primary" type="submit" className="h-9" disabled={isPending}>
        {isPending ? 'Creating your account…' : 'Create account'}
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

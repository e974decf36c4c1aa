import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { useSignIn } from '../../data/use-account'
import { usePasskeySignIn } from '../../data/use-passkey-sign-in'
import { hasPasskeys } from '../../data/webauthn'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { PasswordField } from '../../ui/password-field'
import { WithPasskey } from './with-passkey'

export function SignInForm() {
  const { run, busy, error } = useSignIn()
  const passkey = usePasskeySignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run({ email: email.trim(), password })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="E-mail"
        type="email"
        autoComplete="username webauthn"
        required
        value={email}
        onChange={e => setEmail(e.target.value)}
      />
      <div className="relative">
        <PasswordField
          label="Password"
          autoComplete="current-password"
          required
          value={password}
          onChange={e => setPassword(e.target.value)}
        />
        <Link
          to={`/forgot${email.trim() ? `?email=${encodeURIComponent(email.trim())}` : ''}`}
          className="absolute top-0 right-0 rounded text-note leading-5 text-accent hover:underline"
        >
          Forgot it?
        </Link>
      </div>
      <FormError text={error ?? passkey.error} />
      <Button type="submit" className="h-9" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
      {hasPasskeys() && (
        <WithPasskey
          label="Sign in with a passkey"
          busyLabel="Waiting for your passkey…"
          busy={passkey.busy}
          declined={passkey.declined}
          onUse={passkey.run}
        />
      )}
    </form>
  )
}

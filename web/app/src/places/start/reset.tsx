import { useSession } from '@tutti/react'
import { CircleCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Link, Navigate, useParams, useSearchParams } from 'react-router'
import { failureText, isMissing } from '../../data/failure'
import { useResetPassword } from '../../data/use-password'
import { Front, FrontCard } from '../../shell/front'
import { useTitle } from '../../shell/use-title'
import { Button } from '../../ui/button'
import { FormError } from '../../ui/form-error'
import { PasswordField } from '../../ui/password-field'
import { SignInForm } from './sign-in-form'

/** Where the link of a "forgotten password" message leads. */
export function Reset() {
  useTitle('New password')
  const [search] = useSearchParams()
  const { token = search.get('token') ?? '' } = useParams()
  const [password, setPassword] = useState('')
  const { mutate, isPending, isSuccess, error } = useResetPassword()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ token, password })
  }
  if (isSuccess) return <Done />
  return (
    <Front
      title="Choose a new password"
      text="You are signed out everywhere when it is set, so that nobody stays in with the old one."
    >
      <FrontCard label="New password">
        <form onSubmit={submit} className="flex flex-col gap-4">
          <PasswordField
            label="New password"
            autoComplete="new-password"
            required
            minLength={8}
            hint="At least 8 characters."
            value={password}
            onChange={e => setPassword(e.target.value)}
          />
          <FormError text={error ? textOf(error) : undefined} />
          <Button look="primary" type="submit" className="h-9" disabled={isPending}>
            {isPending ? 'Setting it…' : 'Set password'}
          </Button>
        </form>
      </FrontCard>
      <Link to="/forgot" className="mt-4 self-center rounded text-ui text-accent hover:underline">
        Have a new link sent
      </Link>
    </Front>
  )
}

const textOf = (failure: Error): string =>
  isMissing(failure)
    ? 'This link has been used, or an hour has passed since it was sent. Have a new one sent below.'
    : failureText(failure)

function Done() {
  const { status } = useSession()
  if (status === 'signed-in') return <Navigate to="/home" replace />
  return (
    <Front title="Your password is set">
      <FrontCard label="Sign in">
        <p role="status" className="mb-4 flex items-center gap-2 text-ui">
          <CircleCheck size={18} aria-hidden className="shrink-0 text-good" />
          Sign in with it now.
        </p>
        <SignInForm />
      </FrontCard>
    </Front>
  )
}

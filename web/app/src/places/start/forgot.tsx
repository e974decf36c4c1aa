import { MailCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { failureText } from '../../data/failure'
import { useForgotPassword } from '../../data/use-password'
import { Front, FrontCard } from '../../shell/front'
import { useTitle } from '../../shell/use-title'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'

/** Has a link sent to set a new password. Whether there is such an account is told to nobody. */
export function Forgot() {
  useTitle('Forgotten password')
  const [search] = useSearchParams()
  const [email, setEmail] = useState(search.get('email') ?? '')
  const { mutate, isPending, isSuccess, error, reset } = useForgotPassword()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(email.trim())
  }
  return (
    <Front
      title={isSuccess ? 'Look into your mail' : 'Set a new password'}
      text={isSuccess ? undefined : 'We send a link to your address; with it you choose a new password.'}
    >
      <FrontCard label="Forgotten password">
        {isSuccess ? (
          <div className="flex flex-col gap-4">
            <p role="status" className="flex gap-3 text-ui">
              <MailCheck size={20} aria-hidden className="mt-0.5 shrink-0 text-accent" />
              <span>
                If there is an account for <strong className="font-semibold break-all">{email.trim()}</strong>
                , a message is on its way. The link in it works for one hour and once.
              </span>
            </p>
            <Button className="h-9" onClick={reset}>
              Use another address
            </Button>
          </div>
        ) : (
          <form onSubmit={submit} className="flex flex-col gap-4">
            <Field
              label="E-mail"
              type="email"
              autoComplete="email"
              required
              value={email}
              onChange={e => setEmail(e.target.value)}
            />
            <FormError text={error ? failureText(error) : undefined} />
            <Button look="primary" type="submit" className="h-9" disabled={isPending}>
              {isPending ? 'Sending…' : 'Send the link'}
            </Button>
          </form>
        )}
      </FrontCard>
      <Link to="/" className="mt-4 self-center rounded text-ui text-accent hover:underline">
        Back to sign in
      </Link>
    </Front>
  )
}

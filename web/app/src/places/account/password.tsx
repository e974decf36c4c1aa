import { type FormEvent, useState } from 'react'
import { failureText } from '../../data/failure'
import { useChangePassword, useSignInWays } from '../../data/use-password'
import { Button } from '../../ui/button'
import { FormError } from '../../ui/form-error'
import { PasswordField } from '../../ui/password-field'
import { Section } from '../../ui/section'
import { toast } from '../../ui/toast'
import { Card } from './card'

/** Whoever came by a passkey has no password yet, and sets a first one. */
export function Password() {
  const { data: ways } = useSignInWays()
  const has = ways?.password ?? true
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const { mutate, isPending, error, reset } = useChangePassword()
  const close = () => {
    setOpen(false)
    setCurrent('')
    setNext('')
    reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(has ? { current, next } : { next }, {
      onSuccess: () => {
        close()
        toast(has ? 'Password changed. Your other sessions were ended.' : 'Password set')
      },
    })
  }
  return (
    <Section title="Password">
      <Card>
        {open ? (
          <form onSubmit={submit} className="flex max-w-sm flex-col gap-4">
            {has && (
              <PasswordField
                label="Current password"
                autoComplete="current-password"
                required
                value={current}
                onChange={event => setCurrent(event.target.value)}
              />
            )}
            <PasswordField
              label="New password"
              autoComplete="new-password"
              required
              minLength={8}
              hint="At least 8 characters. You stay signed in here; everywhere else you are signed out."
              value={next}
              onChange={event => setNext(event.target.value)}
            />
            <FormError text={error ? failureText(error) : undefined} />
            <div className="flex gap-2">
              <Button look="primary" type="submit" disabled={isPending}>
                {isPending ? 'Saving…' : has ? 'Change password' : 'Set password'}
              </Button>
              <Button onClick={close}>Cancel</Button>
            </div>
          </form>
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-ui text-muted">
              {has
                ? 'Changing it signs you out everywhere else.'
                : 'You have none: you sign in with a passkey.'}
            </p>
            <Button onClick={() => setOpen(true)}>{has ? 'Change password' : 'Set a password'}</Button>
          </div>
        )}
      </Card>
    </Section>
  )
}

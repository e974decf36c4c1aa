import { type FormEvent, useState } from 'react'
import { failureText, isMissing } from '../../data/failure'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { Tabs } from '../../ui/tabs'
import { CreateAccountForm } from '../start/create-account-form'
import { SignInForm } from '../start/sign-in-form'

type NameFormProps = { onEnter: (name: string) => void; busy: boolean; failure: Error | null }

type Tab = 'guest' | 'sign-in' | 'create'

/** A name is enough; whoever has an account signs in and is let in by it. */
export function GuestEntry(form: NameFormProps) {
  const [tab, setTab] = useState<Tab>('guest')
  return (
    <Tabs
      label="How to come in"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'guest', label: 'As guest', content: <NameForm {...form} /> },
        { value: 'sign-in', label: 'Sign in', content: <SignInForm /> },
        { value: 'create', label: 'New account', content: <CreateAccountForm /> },
      ]}
    />
  )
}

function NameForm({ onEnter, busy, failure }: NameFormProps) {
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onEnter(name.trim())
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="Your name"
        autoComplete="nickname"
        required
        maxLength={100}
        hint="Others see it beside your cursor."
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <FormError text={failure ? textOf(failure) : undefined} />
      <Button look="primary" type="submit" className="h-9" disabled={busy}>
        {busy ? 'Opening…' : 'Open the document'}
      </Button>
    </form>
  )
}

const textOf = (failure: Error): string =>
  isMissing(failure)
    ? 'The link stopped working while this page was open: it expired, was used up or withdrawn.'
    : failureText(failure)

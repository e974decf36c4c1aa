import { type FormEvent, useState } from 'react'
import { useJoinAsGuest } from '../../data/use-account'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { Tabs } from '../../ui/tabs'
import { CreateAccountForm } from '../start/create-account-form'
import { SignInForm } from '../start/sign-in-form'

type Tab = 'guest' | 'sign-in' | 'create'

/** Three ways to become someone; accepting follows by itself once one of them worked. */
export function JoinForms({ initial }: { initial: Tab }) {
  const [tab, setTab] = useState(initial)
  return (
    <Tabs
      label="How to join"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'guest', label: 'As guest', content: <GuestForm /> },
        { value: 'sign-in', label: 'Sign in', content: <SignInForm /> },
        { value: 'create', label: 'New account', content: <CreateAccountForm /> },
      ]}
    />
  )
}

function GuestForm() {
  const { run, busy, error } = useJoinAsGuest()
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(name.trim())
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="Your name"
        autoComplete="nickname"
        required
        maxLength={80}
        hint="Others see it beside your cursor."
        value={name}
        onChange={e => setName(e.target.value)}
      />
      <FormError text={error} />
      <Button look="primary" type="submit" className="h-9" disabled={busy}>
        {busy ? 'Joining…' : 'Join as guest'}
      </Button>
    </form>
  )
}

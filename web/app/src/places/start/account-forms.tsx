import { useState } from 'react'
import { Tabs } from '../../ui/tabs'
import { CreateAccountForm } from './create-account-form'
import { SignInForm } from './sign-in-form'

type Tab = 'sign-in' | 'create'

/** Sign in or create an account, in one place because people do not remember which one they need. */
export function AccountForms({ initial = 'sign-in' }: { initial?: Tab }) {
  const [tab, setTab] = useState<Tab>(initial)
  return (
    <Tabs
      label="Account"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'sign-in', label: 'Sign in', content: <SignInForm /> },
        { value: 'create', label: 'Create account', content: <CreateAccountForm /> },
      ]}
    />
  )
}

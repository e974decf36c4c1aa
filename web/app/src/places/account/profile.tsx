import type { User } from '@tutti/client'
import { type FormEvent, useState } from 'react'
import { failureText } from '../../data/failure'
import { useChangeProfile } from '../../data/use-profile'
import { Button } from '../../ui/button'
import { ColorChoice } from '../../ui/color-choice'
import { Field } from '../../ui/field'
import { FormError } from '../../ui/form-error'
import { Section } from '../../ui/section'
import { AvatarEditor } from './avatar-editor'
import { Card } from './card'

/** How one looks to others. */
export function Profile({ user }: { user: User }) {
  const [name, setName] = useState(user.name)
  const [color, setColor] = useState(user.color)
  const { mutate, isPending, error } = useChangeProfile()
  const isChanged = name.trim() !== user.name || color !== user.color
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isChanged || !name.trim()) return
    mutate({
      ...(name.trim() === user.name ? {} : { name: name.trim() }),
      ...(color === user.color ? {} : { color }),
    })
  }
  return (
    <Section title="Profile" text="How others see you, beside your cursor and in lists.">
      <Card>
        <AvatarEditor user={user} />
        <form onSubmit={submit} className="mt-5 flex flex-col gap-4">
          <Field
            label="Name"
            autoComplete="name"
            required
            maxLength={100}
            value={name}
            onChange={event => setName(event.target.value)}
          />
          <div>
            <p className="mb-2 text-ui font-medium">Colour</p>
            <ColorChoice label="Colour" value={color} onChange={setColor} />
          </div>
          {user.email && (
            <p className="text-ui text-muted">
              You sign in as <strong className="font-medium text-ink break-all">{user.email}</strong>
            </p>
          )}
          <FormError text={error ? failureText(error) : undefined} />
          <div>
            <Button look="primary" type="submit" disabled={!isChanged || isPending}>
              {isPending ? 'Saving…' : 'Save'}
            </Button>
          </div>
        </form>
      </Card>
    </Section>
  )
}

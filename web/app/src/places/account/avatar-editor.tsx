import type { User } from '@tutti/client'
import { ImagePlus } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { useRemoveAvatar } from '../../data/use-profile'
import { Avatar } from '../../ui/avatar'
import { Button } from '../../ui/button'
import { toast } from '../../ui/toast'
import { AvatarDialog } from './avatar-dialog'

/** One's picture: the initials until one is chosen. */
export function AvatarEditor({ user }: { user: User }) {
  const input = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<ImageBitmap>()
  const { mutate: remove, isPending } = useRemoveAvatar()

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    // the same file can be chosen again
    target.value = ''
    if (!file) return
    try {
      setPicture(await createImageBitmap(file))
    } catch {
      toast.error('This file is no picture the browser can show. Choose a PNG, JPEG or WebP.')
    }
  }
  const close = () => {
    picture?.close()
    setPicture(undefined)
  }
  return (
    <div className="flex items-center gap-4">
      <Avatar name={user.name} color={user.color} image={user.avatar} size="huge" />
      <div>
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            type="file"
            aria-label="Picture"
            accept="image/png,image/jpeg,image/webp"
            className="sr-only"
            tabIndex={-1}
            onChange={event => void choose(event)}
          />
          <Button onClick={() => input.current?.click()}>
            <ImagePlus size={16} aria-hidden />
            {user.avatar ? 'Change picture' : 'Add a picture'}
          </Button>
          {user.avatar && (
            <Button look="ghost" disabled={isPending} onClick={() => remove()}>
              Remove
            </Button>
          )}
        </div>
        <p className="mt-2 text-note text-muted">PNG, JPEG or WebP. Seen by those you work with.</p>
      </div>
      <AvatarDialog picture={picture} onClose={close} />
    </div>
  )
}

import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { User } from '@tutti/client'
import { useSession } from '@tutti/react'
import { toast } from '../ui/toast'
import { failureText } from './failure'

export const useChangeProfile = (): UseMutationResult<User, Error, { name?: string; color?: string }> => {
  const session = useSession()
  return useMutation({
    mutationFn: changes => session.update(changes),
    onSuccess: () => toast('Profile saved'),
  })
}

export const useSetAvatar = (): UseMutationResult<User, Error, Blob> => {
  const session = useSession()
  return useMutation({
    mutationFn: picture => session.setAvatar(picture),
    onSuccess: () => toast('Picture saved'),
  })
}

export const useRemoveAvatar = (): UseMutationResult<User, Error, void> => {
  const session = useSession()
  return useMutation({
    mutationFn: () => session.removeAvatar(),
    onSuccess: () => toast('Picture removed'),
    onError: failure => toast.error(failureText(failure)),
  })
}

/** A guest becomes an account; nothing they made changes hands. */
export const useUpgrade = (): UseMutationResult<
  User,
  Error,
  { name: string; email: string; password: string }
> => {
  const session = useSession()
  return useMutation({
    mutationFn: input => session.upgrade(input),
    onSuccess: ({ email }) => toast(`You have an account now: sign in with ${email ?? 'your address'}`),
  })
}

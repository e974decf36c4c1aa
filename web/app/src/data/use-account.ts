import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSession } from '@tutti/react'
import { failureText } from './failure'

type Action<Input> = { run: (input: Input) => void; busy: boolean; error: string | undefined }

// another person may be signed in now: nothing of the one before may stay in the cache
const useAccountAction = <Input>(act: (input: Input) => Promise<unknown>): Action<Input> => {
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({ mutationFn: act, onSuccess: () => queries.clear() })
  return { run: mutate, busy: isPending, error: error ? failureText(error) : undefined }
}

export const useSignIn = (): Action<{ email: string; password: string }> => {
  const session = useSession()
  return useAccountAction(input => session.login(input))
}

export const useCreateAccount = (): Action<{ name: string; email: string; password: string }> => {
  const session = useSession()
  return useAccountAction(input => session.register(input))
}

export const useJoinAsGuest = (): Action<string> => {
  const session = useSession()
  return useAccountAction(name => session.guest({ name }))
}

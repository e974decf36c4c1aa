import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSession, useTutti } from '@tutti/react'
import { failureText } from './failure'
import { isDeclined, makeKey } from './webauthn'

type Action<Input> = { run: (input: Input) => void; busy: boolean; error: string | undefined }

// another person may be signed in now: nothing of the one before may stay in the cache
const useAccountAction = <Input>(
  act: (input: Input) => Promise<unknown>,
): Action<Input> & { failure: unknown } => {
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({ mutationFn: act, onSuccess: () => queries.clear() })
  return { run: mutate, busy: isPending, error: error ? failureText(error) : undefined, failure: error }
}

export const useSignIn = (): Action<{ email: string; password: string }> => {
  const session = useSession()
  return useAccountAction(input => session.login(input))
}

export const useCreateAccount = (): Action<{ name: string; email: string; password: string }> => {
  const session = useSession()
  return useAccountAction(input => session.register(input))
}

export const useCreateAccountWithPasskey = (): Action<{ name: string; email: string }> & {
  declined: boolean
} => {
  const { session, account } = useTutti()
  const { run, busy, error, failure } = useAccountAction(async (input: { name: string; email: string }) => {
    const { options, state } = await account.passkeys.signUpOptions(input)
    await session.registerWithPasskey({ credential: await makeKey(options), state })
  })
  const declined = isDeclined(failure)
  return { run, busy, declined, error: declined ? undefined : error }
}

export const useJoinAsGuest = (): Action<string> => {
  const session = useSession()
  return useAccountAction(name => session.guest({ name }))
}

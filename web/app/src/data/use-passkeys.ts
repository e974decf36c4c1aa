import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Passkey } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { toast } from '../ui/toast'
import { failureText } from './failure'
import { thisDevice } from './this-device'
import { isDeclined, makeKey } from './webauthn'

const key = ['passkeys']

export const usePasskeys = (): UseQueryResult<Passkey[]> => {
  const { account } = useTutti()
  return useQuery({ queryKey: key, queryFn: () => account.passkeys.list() })
}

type Change<Input, Output = unknown> = { run: (input: Input) => Promise<Output>; busy: boolean }

const useChange = <Input, Output>(change: (input: Input) => Promise<Output>): Change<Input, Output> => {
  const queries = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: change,
    onError: failure => {
      if (!isDeclined(failure)) toast.error(failureText(failure))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  return { run: mutateAsync, busy: isPending }
}

/** Has this device make a key and keeps it under a name people know it by. */
export const useAddPasskey = (): Change<void, Passkey> => {
  const { passkeys } = useTutti().account
  return useChange(async () => {
    const { options, state } = await passkeys.addOptions()
    return passkeys.add({ credential: await makeKey(options), state, name: thisDevice() })
  })
}

export const useRenamePasskey = (): Change<{ id: string; name: string }> => {
  const { passkeys } = useTutti().account
  return useChange(({ id, name }) => passkeys.rename(id, { name }))
}

export const useRemovePasskey = (): Change<string> => {
  const { passkeys } = useTutti().account
  return useChange(id => passkeys.remove(id))
}

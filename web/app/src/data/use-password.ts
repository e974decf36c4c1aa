import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { SignInWays } from '@tutti/client'
import { useTutti } from '@tutti/react'

export const useForgotPassword = (): UseMutationResult<void, Error, string> => {
  const { account } = useTutti()
  return useMutation({ mutationFn: (email: string) => account.forgotPassword({ email }) })
}

/** Also ends every session, this browser's too. */
export const useResetPassword = (): UseMutationResult<void, Error, { token: string; password: string }> => {
  const { account, session } = useTutti()
  return useMutation({
    mutationFn: async ({ token, password }) => {
      await account.resetPassword({ token, new_password: password })
      await session.restore().catch(() => undefined)
    },
  })
}

const waysKey = ['sign-in-ways']

/** By what one can sign in. */
export const useSignInWays = (): UseQueryResult<SignInWays> => {
  const { account } = useTutti()
  return useQuery({ queryKey: waysKey, queryFn: () => account.signIn() })
}

/** All other sessions end with it. */
export const useChangePassword = (): UseMutationResult<void, Error, { current?: string; next: string }> => {
  const { account } = useTutti()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ current, next }) =>
      account.changePassword({
        ...(current === undefined ? {} : { current_password: current }),
        new_password: next,
      }),
    onSuccess: () =>
      Promise.all([waysKey, ['sessions']].map(queryKey => queries.invalidateQueries({ queryKey }))),
  })
}

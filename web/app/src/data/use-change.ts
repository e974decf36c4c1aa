import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../ui/toast'
import { failureText, isGone } from './failure'

/** Something one can do; it rejects when it failed, after a toast has said so. */
export type Change<Input, Output = unknown> = { run: (input: Input) => Promise<Output>; busy: boolean }

/** Makes a change of a request; the lists it touches are read again, whatever came of it. */
export const useChange = <Input, Output>(
  change: (input: Input) => Promise<Output>,
  touches: readonly QueryKey[],
): Change<Input, Output> => {
  const queries = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: change,
    onError: failure => {
      toast.error(failureText(failure))
      // one may have another role than the page believes
      if (isGone(failure)) void queries.invalidateQueries({ queryKey: ['workspaces'] })
    },
    onSettled: () => Promise.all(touches.map(queryKey => queries.invalidateQueries({ queryKey }))),
  })
  return { run: mutateAsync, busy: isPending }
}

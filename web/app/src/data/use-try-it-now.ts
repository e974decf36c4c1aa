import { useMutation } from '@tanstack/react-query'
import { useSession, useTutti } from '@tutti/react'
import { useNavigate } from 'react-router'
import { kinds } from '../editors/registry'
import { failureText } from './failure'

type TryItNow = { start: () => void; busy: boolean; error: string | undefined }
type Hooks = { onStart: () => void; onFail: () => void }

/** Makes a guest and opens the example of the first kind at once. */
export const useTryItNow = ({ onStart, onFail }: Hooks): TryItNow => {
  const tutti = useTutti()
  const session = useSession()
  const navigate = useNavigate()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const { workspace_id } = await session.guest()
      if (!workspace_id) return undefined
      const documents = await tutti.documents.list(workspace_id)
      const examples = kinds.map(({ id }) => documents.find(({ kind }) => kind === id))
      return examples.find(Boolean)
    },
    onMutate: onStart,
    onSuccess: example => navigate(example ? `/d/${example.id}` : '/home'),
    onError: onFail,
  })
  return { start: () => mutate(), busy: isPending, error: error ? failureText(error) : undefined }
}

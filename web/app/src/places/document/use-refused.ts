import { useRoomEvent } from '@tutti/react'
import { useState } from 'react'

type Refused = { message: string; text: string }

/** Refused changes since the notice was last dismissed, their texts one under the other. */
export const useRefused = (): { refused: Refused | undefined; dismiss: () => void } => {
  const [refused, setRefused] = useState<Refused>()
  useRoomEvent('refused', ({ message, text }) =>
    setRefused(before => ({ message, text: [before?.text, text].filter(Boolean).join('\n') })),
  )
  return { refused, dismiss: () => setRefused(undefined) }
}

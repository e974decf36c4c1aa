import type { QueuedAction } from '@tutti/client'
import { useQueue } from '@tutti/react'
import { TriangleAlert } from 'lucide-react'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'

const titleIn = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'title' in input ? ` to “${String(input.title)}”` : ''

const words: Record<string, (action: QueuedAction) => string> = {
  rename_document: ({ input }) => `Renaming a document${titleIn(input)}`,
  move_document: () => 'Moving a document',
}

/** What an action is called where it is listed; one of another version of the page by its bare name. */
export const actionWords = (action: QueuedAction): string => words[action.name]?.(action) ?? action.name

/** Actions that waited for the server and that it refused: each with the reason, until it is tried again or dropped. */
export function ActionsNotice() {
  const { items, queue } = useQueue()
  return items.map(action => {
    const { id, failure } = action
    if (!failure) return null
    const actions = (
      <>
        <Button size="small" onClick={() => void queue.retry(id)}>
          Try again
        </Button>
        <Button size="small" onClick={() => void queue.discard(id)}>
          Drop it
        </Button>
      </>
    )
    return (
      <Banner key={id} look="danger" icon={TriangleAlert} actions={actions}>
        <strong className="font-semibold">{actionWords(action)} failed.</strong> {failure.message}
      </Banner>
    )
  })
}

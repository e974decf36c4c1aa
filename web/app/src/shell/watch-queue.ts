import type { QueryClient } from '@tanstack/react-query'
import type { TuttiHttp } from '@tutti/client'

/** Reads anew what is shown once an action that waited, perhaps since before a reload, has been done. */
export const watchQueue = (queue: TuttiHttp['queue'], queries: QueryClient): void => {
  let waiting = queue.items.length
  queue.subscribe(() => {
    const now = queue.items.length
    if (now < waiting) void queries.invalidateQueries()
    waiting = now
  })
}

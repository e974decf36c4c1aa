import type { QueuedAction, TuttiHttp } from '@tutti/client'
import { useSyncExternalStore } from 'react'
import { useTutti } from '../tutti-provider'

type Queue = TuttiHttp['queue']

const none: readonly QueuedAction[] = []

/** The actions that wait for the server, read again at every change, and the queue they wait in. */
export const useQueue = (): { items: readonly QueuedAction[]; queue: Queue } => {
  const { queue } = useTutti()
  const items = useSyncExternalStore(
    queue.subscribe,
    () => queue.items,
    () => none,
  )
  return { items, queue }
}

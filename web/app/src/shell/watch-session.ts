import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '@tutti/client'

/** What the tabs of one browser tell each other. */
export type Channel = {
  say(personId: string | null): void
  hear(listener: (personId: unknown) => void): void
}

/**
 * Keeps people apart who use the same browser one after the other: nothing that was read for one is shown to the next,
 * and tabs that are still open learn that someone else is signed in, or nobody.
 */
export const watchSession = (session: Session, queries: QueryClient, channel: Channel | undefined): void => {
  let known = session.user?.id
  session.subscribe(() => {
    const now = session.user?.id
    if (now === known) return
    if (known !== undefined) queries.clear()
    known = now
    channel?.say(now ?? null)
  })
  channel?.hear(personId => {
    // they say that something changed; who is signed in only the server knows
    if (session.status !== 'unknown' && personId !== (session.user?.id ?? null))
      session.restore().catch(() => undefined)
  })
}

export const openChannel = (): Channel | undefined => {
  if (typeof BroadcastChannel === 'undefined') return undefined
  const channel = new BroadcastChannel('tutti:session')
  return {
    say: personId => channel.postMessage(personId),
    hear: listener => channel.addEventListener('message', ({ data }) => listener(data)),
  }
}

import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '@tutti/client'

/** The part of a BroadcastChannel that is needed here. */
export type Channel = {
  postMessage(message: unknown): void
  onmessage: ((event: { data: unknown }) => void) | null
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
    channel?.postMessage(now ?? null)
  })
  if (!channel) return
  channel.onmessage = ({ data }) => {
    // they say that something changed; who is signed in only the server knows
    if (session.status !== 'unknown' && data !== (session.user?.id ?? null))
      session.restore().catch(() => undefined)
  }
}

export const openChannel = (): Channel | undefined =>
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('tutti:session')

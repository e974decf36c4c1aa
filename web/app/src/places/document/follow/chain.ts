import type { PresenceState } from '@tutti/client'

/** Who follows whom, by the ids of people; what others write is not ours to trust. */
export type Followed = ReadonlyMap<string, string>

/** Reads it from everyone's presence. A person with several windows follows whom any of them follows. */
export const readFollowed = (states: Iterable<PresenceState>): Followed => {
  const followed = new Map<string, string>()
  for (const { user, following } of states) {
    const id: unknown = user?.id
    if (typeof id === 'string' && typeof following === 'string' && following !== id)
      followed.set(id, following)
  }
  return followed
}

/** Everyone someone follows, directly and through others, the nearest first; it ends where it would begin anew. */
export const chainFrom = (id: string, followed: Followed): string[] => {
  const chain: string[] = []
  for (let next = followed.get(id); next !== undefined && !chain.includes(next); next = followed.get(next)) {
    chain.push(next)
    if (next === id) break
  }
  return chain
}

/** Whether someone who follows `leader` would in the end follow themselves. */
export const wouldCircle = (you: string, leader: string, followed: Followed): boolean =>
  leader === you || chainFrom(leader, followed).includes(you)

/**
 * Two who click at the same moment follow each other before either knows: in such a circle exactly one lets go, the one
 * whose id comes first.
 */
export const mustLetGo = (you: string, followed: Followed): boolean => {
  const chain = chainFrom(you, followed)
  return chain.includes(you) && chain.every(id => you <= id)
}

/** Whose view is shown to a follower of `leader`: that of the one at the end, since followers have none of their own. */
export const rootOf = (leader: string, followed: Followed): string =>
  chainFrom(leader, followed).at(-1) ?? leader

/** Who follows someone directly. */
export const followersOf = (id: string, followed: Followed): string[] =>
  [...followed].flatMap(([follower, leader]) => (leader === id ? [follower] : []))

import type { Status } from '../ui/avatar'

/** What is known of what someone does. */
export type Doing = {
  status: Status
  quietSince?: string | undefined
  /** `document`, `chat` or the id of a thread. */
  typing?: string | undefined
  editing?: boolean
  where?: string | undefined
  /** The name of whom they follow. */
  leader?: string | undefined
}

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false })
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' })
const dayMs = 86_400_000

/** " since 14:05"; another computer's clock is not ours to trust, so a time that cannot be is none. */
const since = (at: string | undefined, now: number): string => {
  const then = at === undefined ? Number.NaN : Date.parse(at)
  if (!(then <= now)) return ''
  return ` since ${(now - then < dayMs ? clock : day).format(then)}`
}

const typingWords = (typing: string, where: string | undefined): string => {
  if (typing === 'chat') return 'Typing in the chat'
  if (typing !== 'document') return 'Typing a comment'
  return where ? `Typing · ${where}` : 'Typing…'
}

/** What someone does, in words: "Typing · line 4", "Following Grace", "Idle since 14:05". */
export const doingWords = (doing: Doing, now: number = Date.now()): string => {
  const { status, quietSince, typing, editing, where, leader } = doing
  if (status !== 'active') return `${status === 'idle' ? 'Idle' : 'Away'}${since(quietSince, now)}`
  if (typing !== undefined) return typingWords(typing, where)
  if (leader !== undefined) return `Following ${leader}`
  const word = editing ? 'Editing' : 'Viewing'
  return where ? `${word} · ${where}` : word
}

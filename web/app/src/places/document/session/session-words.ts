import type { OtherFrame } from '@tutti/client'
import { modeOf } from './modes'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const inside = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), value)

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined

/** What somebody else did with the session, in a sentence; undefined for what needs no words. */
export const sessionWords = (frame: OtherFrame, you: string | undefined): string | undefined => {
  const by = textOf(inside(frame, 'user', 'id'))
  const name = textOf(inside(frame, 'user', 'name')) ?? 'Someone'
  const isMine = by !== undefined && by === you
  switch (frame.type) {
    case 'session_started':
      return isMine ? undefined : `${name} started a live session`
    case 'session_ended':
      return frame.reason === 'empty'
        ? undefined
        : isMine
          ? 'The session is over'
          : `${name} ended the session`
    case 'mode_changed': {
      const { mode } = frame
      const known = mode === 'parallel' || mode === 'sequential' || mode === 'locked'
      return isMine || !known ? undefined : `${name} changed the session: ${modeOf(mode).name.toLowerCase()}`
    }
    case 'turn_changed': {
      const holder = textOf(inside(frame, 'session', 'turn', 'holder', 'id'))
      const news = frame.reason === 'passed' || frame.reason === 'silence' || frame.reason === 'left'
      return holder !== undefined && holder === you && news && !isMine ? 'It is your turn' : undefined
    }
    case 'host_changed': {
      const host = inside(frame, 'session', 'host')
      if (textOf(inside(host, 'id')) === you) return 'You lead the session now'
      return `${textOf(inside(host, 'name')) ?? 'Someone'} leads the session now`
    }
    case 'participant_removed':
      return `${textOf(inside(frame, 'person', 'name')) ?? 'Someone'} was removed from the session`
    default:
      return undefined
  }
}

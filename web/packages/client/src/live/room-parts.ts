import type { Clock } from '../clock'
import type { Emitter } from '../emitter'
import { createLocksPart, type LocksPart } from '../locks/locks-part'
import type { ConnectedFrame, OtherFrame, Participant } from '../protocol/frames'
import type { RoomEvents } from '../room-types'
import { createSessionPart, type SessionPart } from './session-part'

/** Something a room knows beside its text and its people, such as the live session. */
export type RoomPart = {
  /** The first frame of a socket says how it stands now. */
  connected(frame: ConnectedFrame): void
  /** What happened since, each once and in order, and the live messages between. */
  heard(frame: OtherFrame): void
  /** Somebody else is signed in here: what was known is not theirs. */
  forget(): void
}

/** Why one may not write now although the document is open: one's role, or that it is somebody else's turn. */
export type ReadOnlyReason = 'role' | 'turn'

/** All of them, as one; each has its own file beside this one. */
export type RoomParts = RoomPart & {
  readonly session: SessionPart
  readonly locks: LocksPart
  /** What of all this keeps someone who has the right to write from it, if anything does. */
  holdsBack(you: Participant | undefined): ReadOnlyReason | undefined
}

/** Makes parts that know nothing yet. */
export const createRoomParts = (events: Emitter<RoomEvents>, clock: Clock): RoomParts => {
  const session = createSessionPart(events)
  const locks = createLocksPart(events, clock)
  const all: readonly RoomPart[] = [session, locks]
  return {
    session,
    locks,
    connected: frame => {
      for (const part of all) part.connected(frame)
    },
    heard: frame => {
      for (const part of all) part.heard(frame)
    },
    forget: () => {
      for (const part of all) part.forget()
    },
    holdsBack: you => {
      const { session: now } = session
      return now?.mode === 'sequential' && now.turn.holder?.id !== you?.id ? 'turn' : undefined
    },
  }
}

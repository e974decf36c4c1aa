import type { Emitter } from '../emitter'
import type { RoomEvents } from '../room-types'
import type { RoomPart } from './room-parts'
import { type LiveSession, readPerson, readSession } from './session-state'

/** What a room knows of its live session. */
export type SessionPart = RoomPart & { readonly session: LiveSession | undefined }

/** Knows no session yet. */
export const createSessionPart = (events: Emitter<RoomEvents>): SessionPart => {
  let session: LiveSession | undefined
  let said = ''

  const become = (next: LiveSession | undefined): void => {
    const text = JSON.stringify(next) ?? ''
    if (text === said) return
    said = text
    session = next
    events.emit('session', next)
  }
  return {
    get session() {
      return session
    },
    connected: frame => become(readSession(frame.session)),
    heard: frame => {
      if (frame.type === 'session_ended') become(undefined)
      else if (frame.session !== undefined) become(readSession(frame.session) ?? session)
      else if (frame.type === 'bring_to_me') {
        const user = readPerson(frame.user)
        if (user) events.emit('bring-to-me', user)
      }
    },
    forget: () => become(undefined),
  }
}

import type { Emitter } from './emitter'
import type { Standing } from './offline/device-database'
import type { ConnectedFrame, Participant, Role, RoomLimits } from './protocol/frames'
import type { RoomEvents } from './room-types'

/** Who is in the room and what we may do in it. */
export type People = {
  readonly you: Participant | undefined
  readonly role: Role | undefined
  readonly permissions: readonly string[]
  readonly limits: RoomLimits | undefined
  /** The same array until someone comes or goes. */
  readonly participants: readonly Participant[]
  connected(frame: ConnectedFrame): void
  /** Who we were when we were last here, for as long as there is no connection. */
  remembered(standing: Standing): void
  joined(participant: Participant): void
  left(participant: Participant): void
  /** Someone has another name, colour or picture. */
  updated(participant: Participant): void
  permitted(role: Role, permissions: readonly string[]): void
  /** Someone else signed in: who we were is nothing to them. */
  forget(): void
  /** Without a connection nobody else is known to be here. */
  alone(): void
}

/** Makes an empty room. */
export const createPeople = (events: Emitter<RoomEvents>): People => {
  let you: Participant | undefined
  let role: Role | undefined
  let limits: RoomLimits | undefined
  let permissions: readonly string[] = []
  let participants: readonly Participant[] = []

  const become = (next: readonly Participant[]): void => {
    participants = next
    events.emit('participants', next)
  }
  const permitted = (nextRole: Role, next: readonly string[]): void => {
    role = nextRole
    permissions = next
  }
  const without = ({ id }: Participant): Participant[] => participants.filter(each => each.id !== id)

  return {
    get you() {
      return you
    },
    get role() {
      return role
    },
    get permissions() {
      return permissions
    },
    get limits() {
      return limits
    },
    get participants() {
      return participants
    },
    connected: frame => {
      you = frame.you
      limits = frame.limits
      permitted(frame.role, frame.permissions)
      become(frame.participants)
    },
    remembered: standing => {
      you = standing.you
      limits = standing.limits
      permitted(standing.role, standing.permissions)
      become([standing.you])
    },
    joined: participant => {
      become([...without(participant), participant])
      events.emit('joined', participant)
    },
    left: participant => {
      become(without(participant))
      events.emit('left', participant)
    },
    updated: participant => {
      if (you?.id === participant.id) you = participant
      become(participants.map(each => (each.id === participant.id ? participant : each)))
    },
    permitted: (nextRole, next) => {
      permitted(nextRole, next)
      if (!you) return
      const own: Participant = { ...you, role: nextRole }
      you = own
      become(participants.map(each => (each.id === own.id ? own : each)))
    },
    forget: () => {
      you = undefined
      permitted('viewer', [])
      become([])
    },
    alone: () => {
      if (you && participants.length !== 1) become([you])
    },
  }
}

import type { Participant } from '@tutti/client'
import { useRoomSnapshot } from './use-room-snapshot'

/** Everyone in the room, oneself included, one entry per person. */
export const useParticipants = (): readonly Participant[] =>
  useRoomSnapshot('participants', room => room.participants)

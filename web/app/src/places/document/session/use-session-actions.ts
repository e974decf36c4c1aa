import type { SessionInput } from '@tutti/client'
import { useLiveSession, useRoom, useTutti } from '@tutti/react'
import { type Change, useChange } from '../../../data/use-change'
import { useMay } from '../../../data/use-room-rights'

/** Whether one leads the live session, or administers the document; a host who may not edit leads nobody. */
export const useMayLead = (): boolean => {
  const { you } = useRoom()
  const session = useLiveSession()
  const [mayEdit, mayAdminister] = [useMay('edit'), useMay('administer')]
  return mayAdminister || (mayEdit && session !== undefined && session.host.id === you?.id)
}

export type SessionActions = {
  start: Change<SessionInput>
  change: Change<SessionInput>
  end: Change<void>
  handOver: Change<string>
  remove: Change<string>
  askForTurn: Change<void>
  stopAsking: Change<void>
  /** To someone, or to the first who waits. */
  passTurn: Change<string | undefined>
  bringToMe: Change<void>
}

/** What one can do with the session; what comes of it the room tells. */
export const useSessionActions = (): SessionActions => {
  const { documentId: id } = useRoom()
  const { liveSessions: live } = useTutti()
  return {
    start: useChange((input: SessionInput) => live.start(id, input), []),
    change: useChange((input: SessionInput) => live.change(id, input), []),
    end: useChange(() => live.end(id), []),
    handOver: useChange((person: string) => live.handOver(id, person), []),
    remove: useChange((person: string) => live.remove(id, person), []),
    askForTurn: useChange(() => live.askForTurn(id), []),
    stopAsking: useChange(() => live.stopAsking(id), []),
    passTurn: useChange((to: string | undefined) => live.passTurn(id, to), []),
    bringToMe: useChange(() => live.bringToMe(id), []),
  }
}

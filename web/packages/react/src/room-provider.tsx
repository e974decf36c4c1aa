import type { Room, Tutti, TuttiHttp } from '@tutti/client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useTutti } from './tutti-provider'

const RoomContext = createContext<Room | undefined>(undefined)

/** Props of {@link RoomProvider}. */
export type RoomProviderProps = {
  documentId: string
  /** Default `main`. */
  branch?: string
  /** Whether a copy is kept on the client's device. Default: when the client has one. */
  offline?: boolean
  /** Shown until the room is opened, which is before it is connected. */
  fallback?: ReactNode
  children?: ReactNode
}

/** Opens a document for everything inside and closes it when it goes or another document is asked for. */
export function RoomProvider({
  documentId,
  branch,
  offline,
  fallback,
  children,
}: RoomProviderProps): ReactNode {
  const tutti = whole(useTutti())
  const [room, setRoom] = useState<Room>()
  useEffect(() => {
    const opened = tutti.openRoom(documentId, {
      ...(branch !== undefined && { branch }),
      ...(offline !== undefined && { offline }),
    })
    // a new object after a reset, so that effects which depend on the room bind to the new document
    const stop = opened.on('reset', () => setRoom(opened.again()))
    setRoom(opened)
    return () => {
      stop()
      opened.close()
      setRoom(undefined)
    }
  }, [tutti, documentId, branch, offline])
  if (!room) return fallback
  return <RoomContext value={room}>{children}</RoomContext>
}

const whole = (tutti: TuttiHttp): Tutti => {
  if ('openRoom' in tutti) return tutti as Tutti
  throw new Error('RoomProvider needs a client with rooms: createTutti, or withRooms around createTuttiHttp.')
}

/** The room; throws outside of a {@link RoomProvider}. Another object after `reset`, when `room.doc` is new. */
export const useRoom = (): Room => {
  const room = useContext(RoomContext)
  if (!room) throw new Error('useRoom needs a <RoomProvider> around it.')
  return room
}

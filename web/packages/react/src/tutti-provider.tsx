import type { TuttiHttp } from '@tutti/client'
import { createContext, type ReactNode, useContext } from 'react'

const TuttiContext = createContext<TuttiHttp | undefined>(undefined)

/** Props of {@link TuttiProvider}. Around a {@link RoomProvider} the client has to be a whole one. */
export type TuttiProviderProps = { tutti: TuttiHttp; children?: ReactNode }

/** Gives a client to everything inside. */
export function TuttiProvider({ tutti, children }: TuttiProviderProps): ReactNode {
  return <TuttiContext value={tutti}>{children}</TuttiContext>
}

/** The client; throws outside of a {@link TuttiProvider}. */
export const useTutti = (): TuttiHttp => {
  const tutti = useContext(TuttiContext)
  if (!tutti) throw new Error('useTutti needs a <TuttiProvider> around it.')
  return tutti
}

import type { Tutti } from '@tutti/client'
import { createContext, type ReactNode, useContext } from 'react'

const TuttiContext = createContext<Tutti | undefined>(undefined)

/** Props of {@link TuttiProvider}. */
export type TuttiProviderProps = { tutti: Tutti; children?: ReactNode }

/** Gives a client to everything inside. */
export function TuttiProvider({ tutti, children }: TuttiProviderProps): ReactNode {
  return <TuttiContext value={tutti}>{children}</TuttiContext>
}

/** The client; throws outside of a {@link TuttiProvider}. */
export const useTutti = (): Tutti => {
  const tutti = useContext(TuttiContext)
  if (!tutti) throw new Error('useTutti needs a <TuttiProvider> around it.')
  return tutti
}

import { createTutti, type Tutti } from '@tutti/client'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import { FakeSocket } from '../../../client/src/testing/fake-socket'
import { TuttiProvider } from '../tutti-provider'

export { connectedFrame, person } from '../../../client/src/testing/fake-room'
export { FakeSocket }

/** A client whose sockets are the test's, and a frame for it in StrictMode. */
export const createScene = (
  fetch?: typeof globalThis.fetch,
): { tutti: Tutti; Frame: (props: { children: ReactNode }) => ReactNode } => {
  FakeSocket.all = []
  const tutti = createTutti({ baseUrl: 'http://server', WebSocket: FakeSocket, ...(fetch ? { fetch } : {}) })
  const Frame = ({ children }: { children: ReactNode }): ReactNode => (
    <StrictMode>
      <TuttiProvider tutti={tutti}>{children}</TuttiProvider>
    </StrictMode>
  )
  return { tutti, Frame }
}

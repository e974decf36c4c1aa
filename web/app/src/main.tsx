import './styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTuttiHttp, openDevice } from '@tutti/client'
import { TuttiProvider } from '@tutti/react'
import { Tooltip } from 'radix-ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { router } from './routes'
import { keepPageOnDevice } from './shell/keep-page'
import { watchQueue } from './shell/watch-queue'
import { openChannel, watchSession } from './shell/watch-session'

const tutti = createTuttiHttp({ device: openDevice() })
const queries = new QueryClient({
  defaultOptions: {
    // without a network what is kept on the device answers, and actions wait in their own queue
    queries: { staleTime: 10_000, retry: 1, networkMode: 'always', refetchOnReconnect: true },
    mutations: { networkMode: 'always' },
  },
})
watchQueue(tutti.queue, queries)
watchSession(tutti.session, queries, openChannel())
// a failed restore leaves the session signed out, which the start page shows
tutti.session.restore().catch(() => undefined)

if (import.meta.env.PROD) keepPageOnDevice()

const root = document.getElementById('root')
if (!root) throw new Error('index.html lost its #root')
createRoot(root).render(
  <StrictMode>
    <TuttiProvider tutti={tutti}>
      <QueryClientProvider client={queries}>
        <Tooltip.Provider delayDuration={400} skipDelayDuration={200}>
          <RouterProvider router={router} />
        </Tooltip.Provider>
      </QueryClientProvider>
    </TuttiProvider>
  </StrictMode>,
)

import { createBrowserRouter } from 'react-router'
import { PageError } from './shell/page-error'
import { SignedIn } from './shell/signed-in'
import { Waiting } from './shell/waiting'

export const router = createBrowserRouter([
  {
    ErrorBoundary: PageError,
    HydrateFallback: Waiting,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./places/start/start')).Start }) },
      {
        path: 'invite/:token',
        lazy: async () => ({ Component: (await import('./places/invite/invite')).Invite }),
      },
      {
        Component: SignedIn,
        children: [
          { path: 'home', lazy: async () => ({ Component: (await import('./places/home/home')).Home }) },
          {
            path: 'd/:id',
            lazy: async () => ({ Component: (await import('./places/document/document')).DocumentPlace }),
          },
        ],
      },
    ],
  },
])

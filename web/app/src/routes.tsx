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
        path: 'forgot',
        lazy: async () => ({ Component: (await import('./places/start/forgot')).Forgot }),
      },
      {
        path: 'reset/:token?',
        lazy: async () => ({ Component: (await import('./places/start/reset')).Reset }),
      },
      {
        path: 's/:token',
        lazy: async () => ({ Component: (await import('./places/share-link/share-link')).ShareLinkPlace }),
      },
      {
        path: 'invite/:token',
        lazy: async () => ({ Component: (await import('./places/invite/invite')).Invite }),
      },
      {
        Component: SignedIn,
        children: [
          {
            path: 'account',
            lazy: async () => ({ Component: (await import('./places/account/account')).AccountPlace }),
          },
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

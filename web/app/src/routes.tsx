import { createBrowserRouter, type RouteObject } from 'react-router'
import { PageError } from './shell/page-error'
import { SignedIn } from './shell/signed-in'
import { Waiting } from './shell/waiting'

const documents = async () => ({
  Component: (await import('./places/workspace/documents')).WorkspaceDocuments,
})

const workspacePages: RouteObject[] = [
  { index: true, lazy: documents },
  { path: 'folder/:folderId', lazy: documents },
  {
    path: 'trash',
    lazy: async () => ({ Component: (await import('./places/workspace/trash')).WorkspaceTrash }),
  },
  {
    path: 'members',
    lazy: async () => ({ Component: (await import('./places/workspace/members')).WorkspaceMembers }),
  },
  {
    path: 'invitations',
    lazy: async () => ({
      Component: (await import('./places/workspace/invitations')).WorkspaceInvitations,
    }),
  },
  {
    path: 'activity',
    lazy: async () => ({ Component: (await import('./places/workspace/activity')).WorkspaceActivity }),
  },
  {
    path: 'audit',
    lazy: async () => ({ Component: (await import('./places/workspace/audit')).WorkspaceAudit }),
  },
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('./places/workspace/settings')).WorkspaceSettings }),
  },
]

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
            lazy: async () => ({ Component: (await import('./shell/places-frame')).PlacesFrame }),
            children: [
              {
                path: 'home',
                lazy: async () => ({ Component: (await import('./places/home/recent')).Recent }),
              },
              {
                path: 'home/shared',
                lazy: async () => ({ Component: (await import('./places/home/shared')).Shared }),
              },
              {
                path: 'home/deleted',
                lazy: async () => ({ Component: (await import('./places/home/deleted')).DeletedWorkspaces }),
              },
              {
                path: 'account',
                lazy: async () => ({ Component: (await import('./places/account/account')).AccountPlace }),
              },
              {
                path: 'w/:id',
                lazy: async () => ({
                  Component: (await import('./places/workspace/workspace')).WorkspacePlace,
                }),
                children: workspacePages,
              },
            ],
          },
          {
            path: 'd/:id',
            lazy: async () => ({ Component: (await import('./places/document/document')).DocumentPlace }),
          },
        ],
      },
    ],
  },
])

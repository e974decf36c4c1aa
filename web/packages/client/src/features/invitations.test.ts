import { expect, it } from 'vitest'
import { asked } from '../testing/fake-server'

it('[W3] invites, lists, revokes, sends again and answers', async () => {
  const { tutti, requests } = asked([
    { status: 201, body: { id: 'i', token: 't' } },
    { body: { items: [{ id: 'i', state: 'open' }] } },
    { status: 201, body: { id: 'i', token: 'u' } },
    { status: 204 },
    { body: { role: 'editor' } },
    { body: { workspace_id: 'w', role: 'editor' } },
    { status: 204 },
  ])
  await tutti.invitations.create('w', { role: 'editor', email: 'bob@example.com', message: 'Come!' })
  expect(await tutti.invitations.list('w', { state: 'open' })).toEqual([{ id: 'i', state: 'open' }])
  expect((await tutti.invitations.resend('w', 'i')).token).toBe('u')
  await tutti.invitations.revoke('w', 'i')
  await tutti.invitations.get('u')
  expect((await tutti.invitations.accept('u')).workspace_id).toBe('w')
  await tutti.invitations.decline('u')
  expect(
    requests.map(({ method, url }) => `${method} ${url.replace('http://server/api/collaboration', '')}`),
  ).toEqual([
    'POST /workspaces/w/invitations',
    expect.stringMatching(/^GET \/workspaces\/w\/invitations\?.*state=open/),
    'POST /workspaces/w/invitations/i/resend',
    'DELETE /workspaces/w/invitations/i',
    'GET /invitations/u',
    'POST /invitations/u/accept',
    'POST /invitations/u/decline',
  ])
})

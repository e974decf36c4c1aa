import { expect, it } from 'vitest'
import { asked } from '../testing/fake-server'

const routes = (requests: Request[]): string[] =>
  requests.map(({ method, url }) => `${method} ${url.replace('http://server/api/collaboration', '')}`)

it('[W4] makes, lists and revokes links', async () => {
  const { tutti, requests } = asked([
    { status: 201, body: { id: 's', token: 't' } },
    { body: { items: [{ id: 's' }], next: 'n' } },
    { body: { items: [{ id: 'r' }] } },
    { status: 204 },
    { status: 204 },
  ])
  expect(await tutti.shares.create('d', { access: 'edit', uses: 2 })).toEqual({ id: 's', token: 't' })
  expect((await tutti.shares.list('d')).map(({ id }) => id)).toEqual(['s', 'r'])
  await tutti.shares.revoke('d', 's')
  await tutti.shares.removeGuest('d', 'p')
  expect(await requests[0]?.json()).toEqual({ access: 'edit', uses: 2 })
  expect(routes(requests).map(route => route.replace('?limit=200', '').replace('&after', '?after'))).toEqual([
    'POST /documents/d/shares',
    'GET /documents/d/shares',
    'GET /documents/d/shares?after=n',
    'DELETE /documents/d/shares/s',
    'DELETE /documents/d/people/p',
  ])
})

it('[W4] gathers who can open a document', async () => {
  const members = [{ id: 'm' }]
  const { tutti } = asked([
    { body: { members, member_count: 70, items: [{ id: 'g' }], next: 'g' } },
    { body: { members, member_count: 70, items: [{ id: 'h' }] } },
  ])
  expect(await tutti.shares.people('d')).toEqual({
    members,
    member_count: 70,
    guests: [{ id: 'g' }, { id: 'h' }],
  })
})

it('[W4] who came as a new guest is signed in', async () => {
  const guest = { id: 'g', name: 'Gwen', color: '#123456', is_guest: true }
  const { tutti, requests } = asked([
    { status: 201, body: { document_id: 'd', access: 'view', may_share: false, user: guest } },
    { body: { user: guest } },
  ])
  expect((await tutti.shares.redeem('t', { name: 'Gwen' })).document_id).toBe('d')
  expect(tutti.session.user?.name).toBe('Gwen')
  expect(routes(requests)).toEqual(['POST /share-links/t', 'GET /me'])
})

it('[W4] who is signed in stays who they are, and with a token the application signs the guest in', async () => {
  const known = asked([{ status: 201, body: { document_id: 'd' } }])
  await known.tutti.shares.redeem('t')
  expect(known.requests).toHaveLength(1)
  const byToken = asked([{ status: 201, body: { document_id: 'd', user: {}, access_token: 'a' } }], {
    auth: { kind: 'token', getToken: () => 'x' },
  })
  expect((await byToken.tutti.shares.redeem('t', { name: 'Gwen' })).access_token).toBe('a')
  expect(byToken.requests).toHaveLength(1)
})

it('[W4] a dead link fails as what is not there', async () => {
  const { tutti } = asked([{ status: 404, body: { code: 'NOT_FOUND' } }])
  await expect(tutti.shares.get('t')).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 })
})

import { expect, it, vi } from 'vitest'
import { TuttiError } from './errors'
import { type Answer, asked } from './testing/fake-server'
import { createTutti } from './tutti'

const told = async (failure: Promise<unknown>): Promise<TuttiError> => {
  const caught: unknown = await failure.catch((each: unknown) => each)
  if (!(caught instanceof TuttiError)) throw new Error('no TuttiError')
  return caught
}

const user = { id: 'u', name: 'Ada', color: '#123456', email: 'ada@example.org' }

it('[H1] an error carries the server’s code, status and sentence', async () => {
  const { tutti } = asked([{ status: 409, body: { title: 'Conflict', detail: 'Taken.', code: 'CONFLICT' } }])
  const failure = await told(tutti.session.register({ email: 'a', name: 'b', password: 'c' }))
  expect(failure).toMatchObject({ code: 'CONFLICT', status: 409, message: 'Taken.' })
  expect(failure.retryAfterMs).toBeUndefined()
  expect(tutti.session.status).toBe('unknown')
})

it.each<[string, Answer]>([
  ['the problem', { status: 429, body: { code: 'RATE_LIMITED', retry_after_ms: 1500 } }],
  ['the header', { status: 429, body: { code: 'RATE_LIMITED' }, headers: { 'retry-after': '1.5' } }],
])('[H1] says how long to wait, from %s', async (_, answer) => {
  const { tutti } = asked([answer])
  expect((await told(tutti.workspaces.list())).retryAfterMs).toBe(1500)
})

it('[H1] an answer that is no problem still gives a TuttiError', async () => {
  const tutti = createTutti({
    baseUrl: 'http://server',
    fetch: async () => new Response('<html>', { status: 502 }),
  })
  expect(await told(tutti.documents.get('d'))).toMatchObject({ code: 'UNKNOWN', status: 502 })
})

it('[H1] a network error passes through as it is', async () => {
  const fetch = async () => {
    throw new TypeError('fetch failed')
  }
  await expect(createTutti({ baseUrl: 'http://server', fetch }).documents.get('d')).rejects.toThrow(TypeError)
})

it('[H2] lists every page', async () => {
  const { tutti, requests } = asked([
    { body: { items: [{ id: '1' }], next: 'n' } },
    { body: { items: [{ id: '2' }] } },
  ])
  expect((await tutti.workspaces.list()).map(({ id }) => id)).toEqual(['1', '2'])
  expect(requests.map(({ url }) => url)).toEqual([
    'http://server/api/collaboration/workspaces?limit=200',
    'http://server/api/collaboration/workspaces?limit=200&after=n',
  ])
})

it('[H2] asks where the prefix says', async () => {
  const { tutti, requests } = asked([{ body: { id: 'd' } }], { prefix: '/collab' })
  await tutti.documents.rename('d 1', { title: 'x' })
  expect(requests[0]).toMatchObject({ method: 'PATCH', url: 'http://server/collab/documents/d%201' })
})

it('[W1] [W5] asks for workspaces, members, folders and documents', async () => {
  const { tutti, requests } = asked(Array.from({ length: 30 }, () => ({ body: { items: [] } })))
  await tutti.workspaces.get('w')
  await tutti.workspaces.changeSettings('w', { chat: false })
  await tutti.workspaces.deleted()
  await tutti.workspaces.restore('w')
  await tutti.members.changeRole('w', 'p', 'viewer')
  await tutti.members.remove('w', 'p')
  await tutti.members.leave('w')
  await tutti.members.handOver('w', 'p')
  await tutti.members.find('an', { workspaceId: 'w' })
  await tutti.folders.list('w')
  await tutti.folders.create('w', { name: 'f' })
  await tutti.folders.rename('w', 'f', 'g')
  await tutti.folders.move('w', 'f', null)
  await tutti.folders.remove('w', 'f')
  await tutti.documents.page('w', { folderId: null, query: 'x', kind: 'artifact', sort: 'title', after: 'n' })
  await tutti.documents.page('w', { folderId: 'f', limit: 5 })
  await tutti.documents.recent({ query: 'x' })
  await tutti.documents.deleted('w')
  await tutti.documents.move('d', 'f')
  await tutti.documents.restore('w', 'd')
  const prefix = 'http://server/api/collaboration'
  const sent = await Promise.all(
    requests.map(async each => `${each.method} ${each.url.replace(prefix, '')} ${await each.text()}`.trim()),
  )
  expect(sent).toEqual([
    'GET /workspaces/w',
    'PATCH /workspaces/w/settings {"chat":false}',
    'GET /workspaces/deleted',
    'POST /workspaces/w/restore',
    'PATCH /workspaces/w/members/p {"role":"viewer"}',
    'DELETE /workspaces/w/members/p',
    'POST /workspaces/w/leave',
    'POST /workspaces/w/owner {"person_id":"p"}',
    'GET /users?query=an&workspace_id=w',
    'GET /workspaces/w/folders',
    'POST /workspaces/w/folders {"name":"f"}',
    'PATCH /workspaces/w/folders/f {"name":"g"}',
    'PATCH /workspaces/w/folders/f {"parent_id":"root"}',
    'DELETE /workspaces/w/folders/f',
    'GET /workspaces/w/documents?query=x&kind=artifact&sort=title&after=n&folder_id=root',
    'GET /workspaces/w/documents?limit=5&folder_id=f',
    'GET /documents?query=x',
    'GET /workspaces/w/documents?deleted=true',
    'POST /documents/d/move {"folder_id":"f"}',
    'POST /workspaces/w/documents/d/restore',
  ])
})

it('[H2] has a function for everything the page does', async () => {
  const { tutti, requests } = asked([
    ...Array.from({ length: 8 }, () => ({ body: { items: [] } })),
    { status: 204 },
    { status: 204 },
  ])
  await tutti.workspaces.create({ name: 'w' })
  await tutti.workspaces.rename('w', { name: 'w' })
  await tutti.members.list('w', { query: 'a' })
  await tutti.documents.list('w')
  await tutti.documents.create('w', { title: 't', kind: 'artifact' })
  await tutti.invitations.create('w', { role: 'editor' })
  await tutti.invitations.get('t')
  await tutti.invitations.accept('t')
  await tutti.workspaces.remove('w')
  await tutti.documents.remove('d')
  const prefix = 'http://server/api/collaboration'
  expect(requests.map(({ method, url }) => `${method} ${url.replace(prefix, '')}`)).toEqual([
    'POST /workspaces',
    'PATCH /workspaces/w',
    'GET /workspaces/w/members?query=a',
    'GET /workspaces/w/documents?limit=200',
    'POST /workspaces/w/documents',
    'POST /workspaces/w/invitations',
    'GET /invitations/t',
    'POST /invitations/t/accept',
    'DELETE /workspaces/w',
    'DELETE /documents/d',
  ])
})

it('[W6] restores who is signed in and tells listeners', async () => {
  const { tutti } = asked([{ body: { user } }, { status: 204 }])
  const listener = vi.fn()
  const stop = tutti.session.subscribe(listener)
  expect(tutti.session.status).toBe('unknown')
  expect(await tutti.session.restore()).toEqual(user)
  expect([tutti.session.status, tutti.session.user]).toEqual(['signed-in', user])
  await tutti.session.logout()
  expect([tutti.session.status, tutti.session.user]).toEqual(['signed-out', undefined])
  expect(listener).toHaveBeenCalledTimes(2)
  stop()
})

it('[W6] nobody being signed in is no error, an unreachable server is', async () => {
  const { tutti } = asked([{ status: 401 }, { status: 503 }])
  expect(await tutti.session.restore()).toBeUndefined()
  expect(tutti.session.status).toBe('signed-out')
  expect(await told(tutti.session.restore())).toMatchObject({ status: 503 })
})

it('[W6] someone signed in stays so while the server cannot be reached', async () => {
  const { tutti } = asked([{ body: { user } }, { status: 503 }])
  await tutti.session.login({ email: 'a', password: 'b' })
  await told(tutti.session.restore())
  expect(tutti.session.status).toBe('signed-in')
})

it('[W6] a guest gets a workspace', async () => {
  const { tutti } = asked([{ status: 201, body: { user, workspace_id: 'w' } }])
  expect(await tutti.session.guest()).toEqual({ user, workspace_id: 'w' })
  expect(tutti.session.status).toBe('signed-in')
})

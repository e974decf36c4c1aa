import { expect, it } from 'vitest'
import { createTutti, type Tutti } from '../tutti'

const prefix = 'http://server/api/collaboration'

/** A client whose requests are answered one after the other. */
const asked = (...answers: { status?: number; body?: unknown }[]): { tutti: Tutti; requests: Request[] } => {
  const requests: Request[] = []
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    requests.push(new Request(input))
    const { status = 200, body = {} } = answers.shift() ?? { status: 500 }
    return status === 204 ? new Response(null, { status }) : Response.json(body, { status })
  }
  return { tutti: createTutti({ baseUrl: 'http://server', fetch }), requests }
}

const user = { id: 'u', name: 'Ada', color: '#123456', is_guest: false }

const told = async (requests: Request[]): Promise<string[]> =>
  Promise.all(
    requests.map(async request => {
      const body = request.method === 'GET' ? '' : await request.text()
      return `${request.method} ${request.url.replace(prefix, '')}${body ? ` ${body}` : ''}`
    }),
  )

it('[W6] lists sessions page by page and ends them', async () => {
  const { tutti, requests } = asked(
    { body: { items: [{ id: '1' }], next: '1' } },
    { body: { items: [{ id: '2' }] } },
    { status: 204 },
    { body: { ended: 1 } },
  )
  expect((await tutti.account.sessions()).map(({ id }) => id)).toEqual(['1', '2'])
  await tutti.account.endSession('2')
  await tutti.account.endOtherSessions()
  expect(await told(requests)).toEqual([
    'GET /auth/sessions',
    'GET /auth/sessions?after=1',
    'DELETE /auth/sessions/2',
    'POST /auth/sessions/end-others',
  ])
})

it('[W6] changes, forgets and resets a password', async () => {
  const { tutti, requests } = asked({ status: 204 }, { status: 204 }, { status: 204 })
  await tutti.account.changePassword({ current_password: 'a', new_password: 'b' })
  await tutti.account.forgotPassword({ email: 'ada@example.org' })
  await tutti.account.resetPassword({ token: 't', new_password: 'b' })
  expect(await told(requests)).toEqual([
    'POST /auth/password {"current_password":"a","new_password":"b"}',
    'POST /auth/password/forgot {"email":"ada@example.org"}',
    'POST /auth/password/reset {"token":"t","new_password":"b"}',
  ])
})

it('[W6] signs in with what the authenticator answered, and tells listeners', async () => {
  const { tutti, requests } = asked(
    { status: 201, body: { options: { challenge: 'c' }, state: 's' } },
    { body: { user } },
  )
  const { options, state } = await tutti.account.passkeys.signInOptions()
  expect(options).toEqual({ challenge: 'c' })
  expect(await tutti.session.loginWithPasskey({ credential: { id: 'k' }, state })).toEqual(user)
  expect(tutti.session.status).toBe('signed-in')
  expect(await told(requests)).toEqual([
    'POST /auth/passkeys/login-options',
    'POST /auth/passkeys/login {"credential":{"id":"k"},"state":"s"}',
  ])
})

it('[W6] looks after passkeys', async () => {
  const passkey = { id: 'k', name: 'Key', synced: true, created_at: '' }
  const { tutti, requests } = asked(
    { body: { items: [passkey] } },
    { status: 201, body: passkey },
    { body: passkey },
    { status: 204 },
  )
  expect(await tutti.account.passkeys.list()).toEqual([passkey])
  await tutti.account.passkeys.add({ credential: {}, state: 's', name: 'Key' })
  await tutti.account.passkeys.rename('k', { name: 'Key' })
  await tutti.account.passkeys.remove('k')
  expect(await told(requests)).toEqual([
    'GET /auth/passkeys',
    'POST /auth/passkeys {"credential":{},"state":"s","name":"Key"}',
    'PATCH /auth/passkeys/k {"name":"Key"}',
    'DELETE /auth/passkeys/k',
  ])
})

it('[W6] sends a picture as it is, and shows oneself with it', async () => {
  const { tutti, requests } = asked({ body: { user: { ...user, avatar: '/a?v=1' } } }, { body: { user } })
  expect((await tutti.session.setAvatar(new Blob(['png'], { type: 'image/png' }))).avatar).toBe('/a?v=1')
  expect(tutti.session.user?.avatar).toBe('/a?v=1')
  await tutti.session.removeAvatar()
  expect(tutti.session.user?.avatar).toBeUndefined()
  expect(requests[0]?.headers.get('content-type')).toBe('image/png')
  expect(await told(requests)).toEqual(['PUT /me/avatar png', 'DELETE /me/avatar'])
})

it('[W6] a guest becomes an account and stays signed in', async () => {
  const { tutti, requests } = asked({ body: { user } })
  expect(await tutti.session.upgrade({ email: 'ada@example.org', password: 'p' })).toEqual(user)
  expect(tutti.session.status).toBe('signed-in')
  expect(await told(requests)).toEqual(['POST /auth/upgrade {"email":"ada@example.org","password":"p"}'])
})

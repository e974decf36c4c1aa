import { afterEach, expect, it, vi } from 'vitest'
import { settle } from '../testing/fake-clock'
import { openScene } from '../testing/fake-room'
import { FakeSocket } from '../testing/fake-socket'

afterEach(() => vi.unstubAllGlobals())

const network = () => {
  const events = new EventTarget()
  vi.stubGlobal('window', events)
  return events
}

it('[R1] opens one socket in the dialect tutti.v1, without a secret in the address', async () => {
  await openScene()
  expect(FakeSocket.all).toHaveLength(1)
  expect(FakeSocket.last.url).toBe('ws://server/api/collaboration/ws/documents/doc?branch=main')
  expect(FakeSocket.last.protocol).toBe('tutti.v1')
})

it('[R1] is connected once the server says so, not when the socket opens', async () => {
  const { room, admit } = await openScene()
  expect(room.status).toEqual({ state: 'connecting' })
  await admit()
  expect(room.status).toEqual({ state: 'connected', transport: 'websocket' })
  expect(room.you?.id).toBe('ada')
})

it('[R3] comes back with growing waits and says when', async () => {
  const { room, clock } = await openScene()
  for (const wait of [250, 400, 640]) {
    FakeSocket.last.end(1001)
    expect(room.status).toEqual({ state: 'offline', retryAt: clock.now() + wait })
    const before = FakeSocket.all.length
    await clock.pass(wait - 1)
    expect(FakeSocket.all).toHaveLength(before)
    await clock.pass(1)
    expect(FakeSocket.all).toHaveLength(before + 1)
  }
})

it('[R3] starts the waits anew only after a connection that lasted', async () => {
  const { room, clock, admit } = await openScene()
  FakeSocket.last.end(1006)
  await clock.pass(250)
  await admit()
  FakeSocket.last.end(1001)
  expect(room.status.retryAt).toBe(clock.now() + 400)
  await clock.pass(400)
  await admit()
  await clock.pass(5_000)
  FakeSocket.last.end(1013)
  expect(room.status.retryAt).toBe(clock.now() + 250)
})

it('[R3] closes at the browser’s offline and comes back at once at online', async () => {
  const events = network()
  const { room, admit } = await openScene()
  await admit()
  events.dispatchEvent(new Event('offline'))
  expect(FakeSocket.last.readyState).toBe(3)
  expect(room.status).toEqual({ state: 'offline' })
  expect(room.saveState).toBe('offline')
  events.dispatchEvent(new Event('online'))
  await settle()
  expect(FakeSocket.all).toHaveLength(2)
})

it.each([
  [4403, 'no-access'],
  [4404, 'not-found'],
  [4430, 'full'],
  [4413, 'too-large'],
  [4400, 'bad-message'],
  [4477, 'refused'],
])('[R3] takes close code %i as final: %s', async (code, reason) => {
  const { room, clock, admit } = await openScene()
  await admit()
  FakeSocket.last.end(code)
  expect(room.status).toEqual({ state: 'denied', reason })
  await clock.pass(60_000)
  expect(FakeSocket.all).toHaveLength(1)
  room.reconnect()
  await settle()
  expect(FakeSocket.all).toHaveLength(2)
})

it('[R3] comes back 30 s after flooding', async () => {
  const { room, clock } = await openScene()
  FakeSocket.last.end(4429)
  expect(room.status).toEqual({ state: 'offline', retryAt: clock.now() + 30_000 })
  await clock.pass(30_000)
  expect(FakeSocket.all).toHaveLength(2)
})

const me = (status: number) =>
  vi.fn(async () =>
    Response.json(
      status === 200 ? { user: { id: 'u', name: 'Ada', color: '#000' } } : { code: 'NOT_AUTHENTICATED' },
      {
        status,
      },
    ),
  )

it('[R3] tries a restored session once when not signed in, then is denied', async () => {
  const fetch = me(200)
  const { room } = await openScene({ fetch })
  FakeSocket.last.end(4401)
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(2))
  FakeSocket.last.end(4401)
  await settle()
  expect(room.status).toEqual({ state: 'denied', reason: 'signed-out' })
  expect(fetch).toHaveBeenCalledOnce()
})

it('[R3] is denied at once when the session is over', async () => {
  const { room } = await openScene({ fetch: me(401) })
  FakeSocket.last.end(4401)
  await vi.waitFor(() => expect(room.status).toEqual({ state: 'denied', reason: 'signed-out' }))
  expect(FakeSocket.all).toHaveLength(1)
})

it('[R3] does not take an unreachable server for a session that is over', async () => {
  const fetch = vi.fn(async () => {
    throw new TypeError('fetch failed')
  })
  const { room } = await openScene({ fetch })
  FakeSocket.last.end(4401)
  await vi.waitFor(() => expect(room.status.state).toBe('offline'))
})

it('[R2] opens every socket with a fresh ticket and never shows the token', async () => {
  let number = 0
  const fetch = vi.fn(async (request: Request) => {
    expect(request.headers.get('authorization')).toBe('Bearer secret')
    expect(await request.json()).toEqual({ document_id: 'doc', branch: 'main' })
    return Response.json({ ticket: `t${++number}`, url: '', expires_at: '' }, { status: 201 })
  })
  const { clock } = await openScene({
    fetch: fetch as unknown as typeof globalThis.fetch,
    auth: { kind: 'token', getToken: () => 'secret' },
  })
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(1))
  expect(FakeSocket.last.url).toMatch(/\?branch=main&ticket=t1$/)
  FakeSocket.last.end(1006)
  await clock.pass(250)
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(2))
  expect(FakeSocket.last.url).toMatch(/ticket=t2$/)
  expect(FakeSocket.all.map(each => each.url).join()).not.toContain('secret')
})

it('[R2] a refused ticket is final, an unreachable server is not', async () => {
  const auth = { kind: 'token', getToken: () => 'secret' } as const
  const forbidden = async () => Response.json({ code: 'PERMISSION_DENIED' }, { status: 403 })
  const { room } = await openScene({ auth, fetch: forbidden })
  await vi.waitFor(() => expect(room.status).toEqual({ state: 'denied', reason: 'no-access' }))
  const down = async () => new Response('', { status: 502 })
  const other = await openScene({ auth, fetch: down })
  await vi.waitFor(() => expect(other.room.status.state).toBe('offline'))
})

it('[R4] beats every 30 s and takes 45 s of silence for death', async () => {
  const { room, clock, admit } = await openScene()
  await admit()
  await clock.pass(30_000)
  expect(FakeSocket.last.sent.filter(each => each === '{"type":"heartbeat"}')).toHaveLength(1)
  FakeSocket.last.say({ type: 'heartbeat', server_time: '' })
  await clock.pass(44_999)
  expect(room.status.state).toBe('connected')
  await clock.pass(1)
  expect(room.status.state).toBe('offline')
})

it('[R4] a hidden tab whose timers ring once a minute keeps a quiet room', async () => {
  const { room, clock, admit } = await openScene()
  await admit()
  const late: (() => void)[] = []
  clock.after = (_ms, run) => late.push(run)
  await clock.pass(30_000)
  FakeSocket.last.say({ type: 'heartbeat' })
  for (let minute = 0; minute < 5; minute++) {
    await clock.pass(60_000)
    const beats = FakeSocket.last.sent.length
    for (const run of late.splice(0)) run()
    if (FakeSocket.last.sent.length > beats) FakeSocket.last.say({ type: 'heartbeat' })
  }
  expect(room.status.state).toBe('connected')
  expect(FakeSocket.all).toHaveLength(1)
})

it('[R3] does not send a frame that is too big for ever', async () => {
  const { room, clock, admit } = await openScene()
  await admit()
  FakeSocket.last.end(1009)
  expect(room.status).toEqual({ state: 'denied', reason: 'too-large' })
  await clock.pass(60_000)
  expect(FakeSocket.all).toHaveLength(1)
})

it('[R1] opens no socket when closed at once, and none after a close', async () => {
  const { room, clock } = await openScene()
  FakeSocket.last.end(1006)
  room.close()
  await clock.pass(60_000)
  room.reconnect()
  await settle()
  expect(FakeSocket.all).toHaveLength(1)
  expect(room.status).toEqual({ state: 'closed' })
})

it('[R1] a frame that cannot be read costs the socket, not the room', async () => {
  const { room, clock, admit } = await openScene()
  await admit()
  FakeSocket.last.say(Uint8Array.of(0, 2, 200))
  expect(room.status.state).toBe('offline')
  await clock.pass(1_000)
  await admit()
  expect(room.status.state).toBe('connected')
})

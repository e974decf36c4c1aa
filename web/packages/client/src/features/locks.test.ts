import { expect, it } from 'vitest'
import { asked } from '../testing/fake-server'

const held = (id: string) => ({
  id,
  place: '/nodes/a',
  holder: { id: 'ada', name: 'Ada' },
  expires_at: '2026-01-01T00:30:00.000Z',
})

it('[L3] holds a place, for longer, gives it back, asks for it', async () => {
  const { tutti, requests } = asked([
    { status: 201, body: held('l') },
    { body: held('l') },
    { status: 204 },
    { body: held('l') },
    { status: 204 },
  ])
  const { locks } = tutti
  expect(await locks.acquire('d', { type: 'node', id: 'a', reason: 'why', ttl: 60, takeOver: true })).toBe('l')
  await locks.renew('d', 'l', 600)
  await locks.release('d', 'l')
  await locks.wait('d', 'l')
  await locks.stopWaiting('d', 'l')
  expect(await requests[0]?.json()).toEqual({
    resource_type: 'node',
    resource_id: 'a',
    reason: 'why',
    ttl: 60,
    take_over: true,
  })
  expect(await requests[1]?.json()).toEqual({ ttl: 600 })
  expect(
    requests.map(({ method, url }) => `${method} ${url.replace('http://server/api/collaboration', '')}`),
  ).toEqual([
    'POST /documents/d/locks',
    'PATCH /documents/d/locks/l',
    'DELETE /documents/d/locks/l',
    'POST /documents/d/locks/l/wait',
    'DELETE /documents/d/locks/l/wait',
  ])
})

it('[L3] lists what is held, and leaves out what is no lock', async () => {
  const { tutti } = asked([{ body: { items: [held('l'), { id: 'x' }, 7] } }])
  expect((await tutti.locks.list('d')).map(({ id, place }) => [id, place])).toEqual([['l', '/nodes/a']])
})

it('[L3 L4] what somebody else holds is refused with its code', async () => {
  const { tutti } = asked([{ status: 423, body: { code: 'LOCKED', detail: 'Ada has locked this.' } }])
  await expect(tutti.locks.acquire('d', { type: 'document' })).rejects.toMatchObject({
    code: 'LOCKED',
    status: 423,
    message: 'Ada has locked this.',
  })
})

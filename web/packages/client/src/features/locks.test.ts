import { expect, it } from 'vitest'
import { asked } from '../testing/fake-server'

const routes = (requests: Request[]): string[] =>
  requests.map(({ method, url }) => `${method} ${url.replace('http://server/api/collaboration', '')}`)

const written = {
  id: 'l',
  document_id: 'd',
  resource_type: 'node',
  resource_id: 'a',
  place: '/nodes/a',
  holder: { id: 'p', name: 'Grace', color: '#123456' },
  fence: 7,
  acquired_at: '2030-01-01T00:00:00.000Z',
  expires_at: '2030-01-01T00:30:00.000Z',
  waiting: [{ id: 'q', name: 'Ada', color: '#654321' }],
}

it('[L3] lists what is held', async () => {
  const { tutti, requests } = asked([{ body: { items: [written, { id: 'of a later server' }] } }])
  expect(await tutti.locks.list('d')).toMatchObject([
    { id: 'l', place: '/nodes/a', fence: 7, holder: { name: 'Grace' }, waiting: [{ name: 'Ada' }] },
  ])
  expect(routes(requests)).toEqual(['GET /documents/d/locks'])
})

it('[L3 L4] takes, renews, gives back and waits', async () => {
  const { tutti, requests } = asked([
    { status: 201, body: written },
    { status: 201, body: written },
    { body: written },
    { body: written },
    { status: 204 },
    { body: written },
    { status: 204 },
  ])
  const range = { start: { tname: 'content' }, end: { tname: 'content', assoc: -1 } }
  expect(await tutti.locks.acquire('d', { type: 'document' })).toBe('l')
  await tutti.locks.acquire('d', {
    type: 'range',
    id: '/content',
    range,
    reason: 'r',
    ttl: 60,
    takeOver: true,
  })
  await tutti.locks.renew('d', 'l')
  await tutti.locks.renew('d', 'l', 90)
  await tutti.locks.release('d', 'l')
  await tutti.locks.wait('d', 'l')
  await tutti.locks.stopWaiting('d', 'l')
  expect(routes(requests)).toEqual([
    'POST /documents/d/locks',
    'POST /documents/d/locks',
    'PATCH /documents/d/locks/l',
    'PATCH /documents/d/locks/l',
    'DELETE /documents/d/locks/l',
    'POST /documents/d/locks/l/wait',
    'DELETE /documents/d/locks/l/wait',
  ])
  const bodies = await Promise.all(requests.slice(0, 4).map(request => request.json()))
  expect(bodies).toEqual([
    { resource_type: 'document' },
    { resource_type: 'range', resource_id: '/content', range, reason: 'r', ttl: 60, take_over: true },
    {},
    { ttl: 90 },
  ])
})

it('[L3] what somebody else holds is refused by its code', async () => {
  const refusal = { code: 'LOCKED', detail: 'Grace has locked this.', lock: written }
  const { tutti } = asked([{ status: 423, body: refusal }])
  await expect(tutti.locks.acquire('d', { type: 'node', id: 'a' })).rejects.toMatchObject({
    code: 'LOCKED',
    status: 423,
    message: 'Grace has locked this.',
  })
})

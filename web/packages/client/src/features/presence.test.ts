import { expect, it } from 'vitest'
import { asked } from '../testing/fake-server'

const someone = { id: 'ada', name: 'Ada', color: '#123456', status: 'active' }

it('[P7] tells which of many documents people are in, a hundred at a time', async () => {
  const { tutti, requests } = asked([
    { body: { documents: [{ document_id: 'd000', people: [someone] }] } },
    { body: { documents: [{ document_id: 'd120', people: [someone] }] } },
  ])
  const ids = Array.from({ length: 150 }, (_, at) => `d${String(at).padStart(3, '0')}`)
  const found = await tutti.presence.ofDocuments([...ids, 'd000'])
  expect(found.map(({ document_id }) => document_id)).toEqual(['d000', 'd120'])
  expect(requests).toHaveLength(2)
  expect(new URL(requests[0]?.url ?? '').searchParams.get('documents')?.split(',')).toHaveLength(100)
})

it('[P7] asks for nothing when there is nothing to ask for', async () => {
  const { tutti, requests } = asked([])
  expect(await tutti.presence.ofDocuments([])).toEqual([])
  expect(requests).toHaveLength(0)
})

it('[P7] gives the same answer again when the server says it is the same', async () => {
  const { tutti, requests } = asked([
    { body: { documents: [], people: 0, sockets: 0 }, headers: { etag: '"a"' } },
    { status: 304 },
  ])
  const first = await tutti.presence.ofWorkspace('w')
  expect(await tutti.presence.ofWorkspace('w')).toBe(first)
  expect(requests[1]?.headers.get('if-none-match')).toBe('"a"')
})

it('[P7] says why it was refused', async () => {
  const { tutti } = asked([{ status: 404, body: { code: 'NOT_FOUND' } }])
  await expect(tutti.presence.ofDocument('d')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

import { expect, it } from 'vitest'
import { asked } from '../testing/fake-server'

it('[K2] reads the audit of a workspace and of a document', async () => {
  const { tutti, requests } = asked([
    { body: { items: [{ id: '1' }] } },
    { body: { items: [{ id: '2' }], next: 'n' } },
  ])
  expect((await tutti.audit.ofWorkspace('w', { type: 'document_renamed', document_id: 'd' })).items).toEqual([
    { id: '1' },
  ])
  expect(await tutti.audit.ofDocument('d', { address: '10.0.0.1', after: 'x', limit: 5 })).toEqual({
    items: [{ id: '2' }],
    next: 'n',
  })
  expect(requests.map(({ url }) => url.replace('http://server/api/collaboration', ''))).toEqual([
    '/workspaces/w/audit?type=document_renamed&document_id=d&limit=50',
    '/documents/d/audit?address=10.0.0.1&limit=5&after=x',
  ])
})

it('[K2] says which event is broken', async () => {
  const broken = { number: 4, id: 'e', at: '2026-01-01T10:00:00.000Z', reason: 'changed' }
  const { tutti } = asked([{ body: { intact: false, checked: 3, broken } }])
  expect(await tutti.audit.verify('w')).toEqual({ intact: false, checked: 3, broken })
})

it('[K2] knows where the files are', async () => {
  const { tutti } = asked([], { prefix: '/tutti' })
  expect(tutti.audit.exportAddress('w', 'csv')).toBe('http://server/tutti/workspaces/w/audit.csv')
  expect(tutti.audit.exportAddress('w', 'jsonl', { type: 'a b', from: '2026-01-01T00:00:00Z' })).toBe(
    'http://server/tutti/workspaces/w/audit.jsonl?type=a+b&from=2026-01-01T00%3A00%3A00Z',
  )
})

it.each(['csv', 'jsonl'] as const)('[K2] downloads %s', async format => {
  const { tutti, requests } = asked([{ body: 'number' }])
  expect(await (await tutti.audit.download('w', format)).text()).toBe('"number"')
  expect(requests[0]?.url).toBe(`http://server/api/collaboration/workspaces/w/audit.${format}`)
})

import { expect, it } from 'vitest'
import type { ActivityEntry } from '../api/types'
import { asked } from '../testing/fake-server'
import { joinActivity } from './activity'

const entry = (id: string, changes: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id,
  type: 'document_renamed',
  category: 'edit',
  count: 1,
  first_at: '2026-01-01T10:00:00.000Z',
  at: '2026-01-01T10:00:00.000Z',
  user: { id: 'ada', name: 'Ada', color: '#123456' },
  document: { id: 'doc', title: 'Plan' },
  data: {},
  ...changes,
})

it('[K1] asks with the filters that were given', async () => {
  const { tutti, requests } = asked([{ body: { items: [entry('1')] } }])
  const page = await tutti.activity.ofWorkspace('w', { category: 'edit', person_id: 'ada', limit: 10 })
  expect(page).toMatchObject({ items: [{ id: '1' }], next: undefined })
  const { pathname, searchParams } = new URL(requests[0]?.url ?? '')
  expect(pathname).toBe('/api/collaboration/workspaces/w/activity')
  expect(Object.fromEntries(searchParams)).toEqual({ category: 'edit', person_id: 'ada', limit: '10' })
})

it('[K1] goes on when a page is empty although there is more', async () => {
  const { tutti, requests } = asked([
    { body: { items: [], next: 'a' } },
    { body: { items: [], next: 'b' } },
    { body: { items: [entry('1')], next: 'c' } },
  ])
  const page = await tutti.activity.ofDocument('d')
  expect(page.items.map(({ id }) => id)).toEqual(['1'])
  expect(page.next).toBe('c')
  expect(requests.map(({ url }) => new URL(url).searchParams.get('after'))).toEqual([null, 'a', 'b'])
})

it('[K1] makes an entry whole that the end of a page has cut', () => {
  const shown = [
    entry('3', { count: 2, at: '2026-01-01T10:20:00.000Z' }),
    entry('9', { document: { id: 'other', title: '' } }),
  ]
  const older = [entry('2', { count: 3, first_at: '2026-01-01T09:55:00.000Z' }), entry('1')]
  const all = joinActivity(shown, older)
  expect(all.map(({ id, count }) => [id, count])).toEqual([
    ['3', 5],
    ['9', 1],
    ['1', 1],
  ])
  expect(all[0]?.first_at).toBe('2026-01-01T09:55:00.000Z')
})

it.each([
  ['someone else’s', entry('2', { user: { id: 'bob', name: 'Bob', color: '#123456' } })],
  ['of another kind', entry('2', { type: 'document_edited' })],
  ['too long ago', entry('2', { first_at: '2026-01-01T09:00:00.000Z' })],
  ['of another document', entry('2', { document: { id: 'other', title: '' } })],
])('[K1] leaves apart what is %s', (_, older) => {
  const shown = [entry('3', { at: '2026-01-01T10:20:00.000Z' })]
  expect(joinActivity(shown, [older])).toHaveLength(2)
})

it('[K1] leaves apart what has no document', () => {
  const created = entry('3', { type: 'workspace_renamed', document: null as never })
  expect(joinActivity([created], [{ ...created, id: '2' }])).toHaveLength(2)
})

it('[K1] reads events without a room', async () => {
  const { tutti, requests } = asked([
    { body: { items: [{ type: 'document_renamed', event: 8 }], next: '8' } },
  ])
  expect(await tutti.activity.events('d', 7)).toEqual({
    items: [{ type: 'document_renamed', event: 8 }],
    next: '8',
  })
  expect(requests[0]?.url).toBe('http://server/api/collaboration/documents/d/events?after=7')
})

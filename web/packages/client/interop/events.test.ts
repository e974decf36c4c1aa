import { afterEach, expect, it, vi } from 'vitest'
import type { Room } from '../src/index'
import { invite, newDocument, register } from './support'

const rooms: Room[] = []

afterEach(() => {
  for (const room of rooms.splice(0)) room.close()
})

const within = { timeout: 10_000 }

it('[K1] hears each event once and in order, however often the connection is lost', async () => {
  const [ada, grace] = [await register('Ada'), await register('Grace')]
  const { id, workspaceId } = await newDocument(ada)
  await invite(ada, grace, workspaceId, 'viewer')
  const room = grace.tutti.openRoom(id)
  rooms.push(room)
  const heard: [unknown, unknown][] = []
  room.on('event', ({ event, title }) => heard.push([event, title]))
  await vi.waitFor(() => expect(room.status.state).toBe('connected'), within)

  for (let round = 0; round < 5; round++) {
    const renames = Promise.all(
      Array.from({ length: 6 }, (_, at) => ada.tutti.documents.rename(id, { title: `${round}/${at}` })),
    )
    room.reconnect()
    await renames
    await vi.waitFor(() => expect(heard).toHaveLength(6 * (round + 1)), within)
  }

  expect(heard.map(([event]) => event)).toEqual(Array.from({ length: 30 }, (_, at) => at + 2))
  expect(new Set(heard.map(([, title]) => title)).size).toBe(30)
  const { items } = await grace.tutti.activity.events(id, 1)
  expect(items.map(({ event, title }) => [event, title])).toEqual(heard)
})

it('[K1] shows what was done as activity, edits counted', async () => {
  const ada = await register('Ada')
  const { id, workspaceId } = await newDocument(ada)
  for (let at = 0; at < 3; at++) await ada.tutti.documents.rename(id, { title: `T${at}` })
  const { items } = await ada.tutti.activity.ofDocument(id)
  expect(items.map(({ type, count, user }) => [type, count, user.name])).toEqual([
    ['document_renamed', 3, 'Ada'],
    ['document_created', 1, 'Ada'],
  ])
  expect(
    (await ada.tutti.activity.ofWorkspace(workspaceId, { category: 'collaboration' })).items,
  ).toHaveLength(1)
})

it('[K2] the audit is whole, and can be taken away', async () => {
  const ada = await register('Ada')
  const { workspaceId } = await newDocument(ada)
  const { items } = await ada.tutti.audit.ofWorkspace(workspaceId, { type: 'document_created' })
  expect(items).toMatchObject([{ user: { name: 'Ada' }, number: 2 }])
  expect(await ada.tutti.audit.verify(workspaceId)).toEqual({ intact: true, checked: 2 })
  const lines = (await (await ada.tutti.audit.download(workspaceId, 'jsonl')).text()).trim().split('\n')
  expect(lines.map(line => (JSON.parse(line) as { type: string }).type)).toEqual([
    'audit_exported',
    'document_created',
    'workspace_created',
  ])
})

import { afterEach, expect, it, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Room } from '../src/index'
import { invite, newDocument, register, type Someone, serverUrl, textOnServer, ticketFor } from './support'

const rooms: Room[] = []

afterEach(() => {
  for (const room of rooms.splice(0)) room.close()
})

const open = async ({ tutti }: Someone, documentId: string): Promise<Room> => {
  const room = tutti.openRoom(documentId)
  rooms.push(room)
  await vi.waitFor(() => expect([room.status.state, room.synced]).toEqual(['connected', true]), {
    timeout: 5_000,
  })
  return room
}

const textOf = ({ doc }: Room): string => doc.getText('content').toString()
const saved = (room: Room) => vi.waitFor(() => expect(room.saveState).toBe('saved'), { timeout: 5_000 })

/** Two people in one document. */
const two = async (role = 'editor') => {
  const [ada, grace] = [await register('Ada'), await register('Grace')]
  const { id, workspaceId } = await newDocument(ada, 'base ')
  await invite(ada, grace, workspaceId, role)
  return { ada, grace, id, mine: await open(ada, id), hers: await open(grace, id) }
}

it('[R2] two people converge', async () => {
  const { mine, hers } = await two()
  expect(textOf(hers)).toBe('base ')
  mine.doc.getText('content').insert(5, 'ada ')
  hers.doc.getText('content').insert(5, 'grace ')
  await vi.waitFor(() => {
    expect(textOf(mine)).toHaveLength(15)
    expect(textOf(hers)).toBe(textOf(mine))
  })
})

it('[R2] says saved only for what the server gives back', async () => {
  const { ada, id, mine } = await two()
  await saved(mine)
  for (let round = 0; round < 10; round++) {
    mine.doc.getText('content').insert(0, `${round} `)
    expect(mine.saveState).toBe('saving')
    await saved(mine)
    expect(await textOnServer(ada, id)).toBe(textOf(mine))
  }
})

it('[R2] a program that writes in a loop is not cut off', async () => {
  const { ada, id, mine } = await two()
  const text = mine.doc.getText('content')
  for (let at = 0; at < 2_000; at++) text.insert(0, 'x')
  await saved(mine)
  expect(await textOnServer(ada, id)).toBe(textOf(mine))
})

it('[R3] goes offline and comes back with what both wrote meanwhile', async () => {
  const events = new EventTarget()
  vi.stubGlobal('window', events)
  const { ada, id, mine, hers } = await two()
  vi.unstubAllGlobals()
  events.dispatchEvent(new Event('offline'))
  expect([mine.saveState, hers.saveState]).toEqual(['offline', 'offline'])
  mine.doc.getText('content').insert(5, 'ada ')
  hers.doc.getText('content').insert(5, 'grace ')
  expect(mine.hasUnsaved).toBe(true)
  events.dispatchEvent(new Event('online'))
  await Promise.all([saved(mine), saved(hers)])
  await vi.waitFor(() => expect(textOf(hers)).toBe(textOf(mine)))
  expect(textOf(mine)).toHaveLength(15)
  expect(await textOnServer(ada, id)).toBe(textOf(mine))
})

it('[P1] sees who is here, what they do, and that they left', async () => {
  const { mine, hers } = await two()
  await vi.waitFor(() => expect(mine.participants.map(({ name }) => name).sort()).toEqual(['Ada', 'Grace']))
  hers.presence.update({ activity: 'typing', user: { id: 'x', name: 'Mallory', color: '', role: 'owner' } })
  await vi.waitFor(() =>
    expect(mine.presence.others).toMatchObject([{ state: { activity: 'typing', user: { name: 'Grace' } } }]),
  )
  hers.close()
  await vi.waitFor(() => {
    expect(mine.presence.others).toEqual([])
    expect(mine.participants.map(({ name }) => name)).toEqual(['Ada'])
  })
})

it('[P4] others are here again after a reconnect', async () => {
  const { mine, hers } = await two()
  await vi.waitFor(() => expect(mine.presence.others).toHaveLength(1))
  mine.reconnect()
  expect(mine.presence.others).toEqual([])
  await vi.waitFor(() => expect(mine.presence.others).toHaveLength(1))
  await vi.waitFor(() => expect(hers.presence.others).toHaveLength(1))
})

it('[R5] what a reader writes is refused, offered, and gone from the document', async () => {
  const { ada, id, hers } = await two('viewer')
  expect([hers.canEdit, hers.saveState]).toEqual([false, 'read-only'])
  const refused = vi.fn()
  hers.on('refused', refused)
  hers.doc.getText('content').insert(0, 'mine')
  await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce())
  expect(refused.mock.calls[0]?.[0]).toMatchObject({ code: 'READ_ONLY', text: 'mine' })
  await vi.waitFor(() => expect([hers.synced, hers.saveState]).toEqual([true, 'read-only']))
  expect(textOf(hers)).toBe('base ')
  expect(await textOnServer(ada, id)).toBe('base ')
})

it('[R3] who may not see a document is denied', async () => {
  const [ada, mallory] = [await register('Ada'), await register('Mallory')]
  const { id } = await newDocument(ada)
  const room = mallory.tutti.openRoom(id)
  rooms.push(room)
  await vi.waitFor(() => expect(room.status.state).toBe('denied'))
  expect(['no-access', 'not-found']).toContain(room.status.reason)
})

it('[D1] a y-websocket provider and our client work on one document', async () => {
  const { ada, id, mine } = await two()
  const url = `${serverUrl().replace(/^http/, 'ws')}/api/collaboration/ws/documents`
  const provider = new WebsocketProvider(url, id, new Y.Doc(), {
    params: { ticket: await ticketFor(ada, id) },
  })
  provider.awareness.setLocalState({ cursor: 1 })
  provider.doc.getText('content').insert(0, 'theirs ')
  mine.doc.getText('content').insert(0, 'ours ')
  await vi.waitFor(() => {
    expect(textOf(mine)).toHaveLength(17)
    expect(provider.doc.getText('content').toString()).toBe(textOf(mine))
    expect(mine.presence.others.map(({ state }) => state.cursor)).toContain(1)
  })
  provider.destroy()
})

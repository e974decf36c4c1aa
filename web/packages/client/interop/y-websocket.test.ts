import { afterEach, expect, it, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { newDocument, register, type Someone, serverUrl, textOnServer, ticketFor } from './support'

const providers: WebsocketProvider[] = []

afterEach(() => {
  for (const provider of providers.splice(0)) provider.destroy()
})

/** The provider as it comes from npm; only the ticket is ours. */
const provide = async (someone: Someone, documentId: string): Promise<WebsocketProvider> => {
  const url = `${serverUrl().replace(/^http/, 'ws')}/api/collaboration/ws/documents`
  const provider = new WebsocketProvider(url, documentId, new Y.Doc(), {
    params: { ticket: await ticketFor(someone, documentId) },
    // otherwise two providers of one process talk to each other and prove nothing
    disableBc: true,
  })
  providers.push(provider)
  await vi.waitFor(() => expect(provider.synced).toBe(true), { timeout: 5_000 })
  return provider
}

const textOf = ({ doc }: WebsocketProvider): string => doc.getText('content').toString()

it('[D1] two untouched y-websocket providers converge, and what they wrote is stored', async () => {
  const ada = await register('Ada')
  const { id } = await newDocument(ada, 'base ')
  const one = await provide(ada, id)
  const two = await provide(ada, id)
  expect(textOf(two)).toBe('base ')
  one.doc.getText('content').insert(5, 'one ')
  two.doc.getText('content').insert(5, 'two ')
  await vi.waitFor(() => {
    expect(textOf(one)).toHaveLength(13)
    expect(textOf(two)).toBe(textOf(one))
  })
  await vi.waitFor(async () => expect(await textOnServer(ada, id)).toBe(textOf(one)))
})

it('[D1] awareness arrives, with the identity of the server', async () => {
  const ada = await register('Ada')
  const { id } = await newDocument(ada)
  const one = await provide(ada, id)
  const two = await provide(ada, id)
  one.awareness.setLocalState({ user: { name: 'Mallory' }, cursor: 3 })
  await vi.waitFor(() =>
    expect(two.awareness.getStates().get(one.doc.clientID)).toMatchObject({
      user: { name: 'Ada' },
      cursor: 3,
    }),
  )
  one.destroy()
  await vi.waitFor(() => expect(two.awareness.getStates().has(one.doc.clientID)).toBe(false))
})

it('[D1] comes back with a new ticket and brings what was written meanwhile', async () => {
  const ada = await register('Ada')
  const { id } = await newDocument(ada)
  const one = await provide(ada, id)
  const two = await provide(ada, id)
  one.disconnect()
  one.doc.getText('content').insert(0, 'offline ')
  two.doc.getText('content').insert(0, 'online ')
  one.params = { ticket: await ticketFor(ada, id) }
  one.connect()
  await vi.waitFor(() => {
    expect(textOf(one)).toHaveLength(15)
    expect(textOf(two)).toBe(textOf(one))
  })
})

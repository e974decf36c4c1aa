import { expect, it, vi } from 'vitest'
import { provide, textOf } from './provider'
import { newDocument, register, textOnServer, ticketFor } from './support'

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

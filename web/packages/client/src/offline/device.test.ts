import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { dropBeyondBounds } from './bounds'
import { type Device, openDevice } from './device'
import type { CopyKey } from './device-database'

let devices = 0
const user = (id: string) => ({ id, name: id, color: '#123456', is_guest: false })
const standing = {} as never

const deviceOf = async (...people: string[]): Promise<Device> => {
  const device = openDevice({ name: `bounds ${devices++}` })
  for (const id of people) await device.remember(user(id))
  return device
}
const keep = async (
  device: Device,
  key: CopyKey,
  usedAt: number,
  bytes: number,
  waits = false,
): Promise<void> => {
  const database = await device.open()
  await database.put('copies', { usedAt, bytes, standing }, key)
  const part = { update: Y.encodeStateAsUpdate(new Y.Doc()), edits: waits ? 1 : 0 }
  await database.put('parts', waits ? { ...part, unsentOf: key[0] } : part, [...key, 'window', 0])
}
const kept = async (device: Device): Promise<string[]> =>
  (await (await device.open()).getAllKeys('copies')).map(([person, document]) => `${person} ${document}`)

it('[D6] beyond the bounds the documents used least recently go, and never what waits to be sent', async () => {
  const device = await deviceOf('ada', 'bob')
  await keep(device, ['ada', 'old and unsent', 'main', 'e'], 1000, 10, true)
  await keep(device, ['ada', 'oldest', 'main', 'e'], 2000, 10)
  await keep(device, ['bob', 'middle', 'main', 'e'], 3000, 10)
  await keep(device, ['ada', 'newest', 'main', 'e'], 4000, 10)
  await dropBeyondBounds(await device.open(), 5000, { documents: 2, bytes: 1000 })
  expect(await kept(device)).toEqual(['ada newest', 'ada old and unsent', 'bob middle'])
  await dropBeyondBounds(await device.open(), 5000, { documents: 9, bytes: 15 })
  expect(await kept(device)).toEqual(['ada newest', 'ada old and unsent'])
  expect(await (await device.open()).count('parts')).toBe(2)
})

it('[D6] a copy that nobody opened for 30 days goes', async () => {
  const device = await deviceOf('ada')
  await keep(device, ['ada', 'doc', 'main', 'e'], 0, 10)
  await dropBeyondBounds(await device.open(), 31 * 24 * 3600 * 1000)
  expect(await kept(device)).toEqual([])
})

it('[D6] the last words of a window whose person signed out are cleaned away', async () => {
  const device = await deviceOf('ada')
  await keep(device, ['gone', 'doc', 'main', 'e'], 1000, 10, true)
  await (await device.open()).delete('copies', ['gone', 'doc', 'main', 'e'])
  await dropBeyondBounds(await device.open(), 2000)
  expect(await (await device.open()).count('parts')).toBe(0)
})

it('[D6] who was signed in last is known without a server, until somebody signs out', async () => {
  const device = await deviceOf('ada', 'bob')
  expect((await device.lastPerson())?.id).toBe('bob')
  await device.forget('bob')
  expect(await device.lastPerson()).toBeUndefined()
  await device.remember(user('ada'))
  await device.remember(undefined)
  expect(await device.lastPerson()).toBeUndefined()
})

it('[D6] answers are kept for one person and go with them', async () => {
  const device = await deviceOf('ada')
  await device.keepAnswer('ada', 'document 1', { title: 'Mine' })
  await device.keepAnswer('stranger', 'document 1', { title: 'Not kept' })
  expect(await device.answer('ada', 'document 1')).toEqual({ title: 'Mine' })
  expect(await device.answer('bob', 'document 1')).toBeUndefined()
  expect(await device.answer('stranger', 'document 1')).toBeUndefined()
  await device.forget('ada')
  expect(await device.answer('ada', 'document 1')).toBeUndefined()
})

it('[D6] a document that is gone leaves what was not sent behind, and no copy', async () => {
  const device = await deviceOf('ada')
  const database = await device.open()
  const doc = new Y.Doc()
  doc.getText('content').insert(0, 'stored')
  const base = Y.encodeStateAsUpdate(doc)
  const mine = new Y.Doc()
  Y.applyUpdate(mine, base)
  const before = Y.encodeStateVector(mine)
  mine.getText('content').insert(6, ' and mine')
  const key: CopyKey = ['ada', 'doc', 'main', 'e']
  await database.put('copies', { usedAt: 1, bytes: 1, standing }, key)
  await database.put('parts', { update: base, edits: 0 }, [...key, 'w', 0])
  await database.put('parts', { update: Y.encodeStateAsUpdate(mine, before), edits: 1, unsentOf: 'ada' }, [
    ...key,
    'w',
    1,
  ])
  await device.setAside('ada', 'doc', { code: 'NOT_FOUND', message: 'Gone.' })
  expect(await kept(device)).toEqual([])
  const [leftover] = await device.leftovers('ada', 'doc')
  expect(leftover).toMatchObject({ code: 'NOT_FOUND', message: 'Gone.', text: ' and mine' })
  const found = new Y.Doc()
  Y.applyUpdate(found, leftover?.state ?? base)
  expect(found.getText('content').toString()).toBe('stored and mine')
})

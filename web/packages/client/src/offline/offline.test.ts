import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { type FakeWindow, openHouse } from '../testing/fake-window'

const textOf = ({ room }: FakeWindow): string => room.doc.getText('content').toString()
const type = (window: FakeWindow, text: string): void =>
  window.room.doc.transact(() => window.room.doc.getText('content').insert(0, text), window)

it('[D6] a document that was open opens without a server, and may be edited', async () => {
  const { open, newDevice, pass } = openHouse()
  const device = newDevice()
  const before = await open('ada', device)
  type(before, 'hello')
  await pass(3000)
  expect(before.room.persistence).toEqual({ state: 'kept' })
  before.close()
  const after = await open('ada', device, false)
  expect(after.tutti.session.user?.id).toBe('ada')
  expect(after.room.synced).toBe(true)
  expect(textOf(after)).toBe('hello')
  expect(after.room.canEdit).toBe(true)
  expect(after.room.hasUnsaved).toBe(false)
})

it('[D6] what was written away from the server is unsaved after a reload too, and goes out on return', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const first = await open('ada', device)
  first.online = false
  house.breakWires()
  type(first, 'on the train')
  await pass(200)
  expect(first.room.persistence).toEqual({ state: 'kept' })
  first.crash()

  const second = await open('ada', device, false)
  expect(textOf(second)).toBe('on the train')
  expect(second.room.hasUnsaved).toBe(true)
  expect(second.room.unsavedChanges).toBe(1)
  expect(second.room.saveState).toBe('offline')
  expect(await device.unsent('ada')).toEqual({ documents: 1, actions: 0 })
  second.online = true
  second.room.reconnect()
  await pass(500)
  expect(house.doc.getText('content').toString()).toBe('on the train')
  expect(second.room.saveState).toBe('saved')
  expect(await device.unsent('ada')).toEqual({ documents: 0, actions: 0 })
  expect(house.refusals).toEqual([])

  second.crash()
  const third = await open('ada', device, false)
  expect(third.room.hasUnsaved).toBe(false)
})

it('[D6] a replaced document is not mixed with what was written to the old one, which is kept aside', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const first = await open('ada', device)
  type(first, 'stored. ')
  await pass(3000)
  first.online = false
  house.breakWires()
  type(first, 'typed away. ')
  await pass(200)
  first.crash()
  house.epoch = 'e2'
  house.doc = new Y.Doc()
  house.doc.getText('content').insert(0, 'another text')

  const second = await open('ada', device)
  await pass(1000)
  expect(textOf(second)).toBe('another text')
  expect(house.doc.getText('content').toString()).toBe('another text')
  const [leftover, ...more] = await device.leftovers('ada', 'doc')
  expect(more).toEqual([])
  expect(leftover).toMatchObject({ code: 'EPOCH_CHANGED', text: 'typed away. ' })
  const old = new Y.Doc()
  Y.applyUpdate(old, leftover?.state ?? new Uint8Array())
  expect(old.getText('content').toString()).toBe('typed away. stored. ')
  // until it is taken, and for nobody else
  expect(await device.leftovers('bob', 'doc')).toEqual([])
  await device.discardLeftover(leftover?.id ?? '')
  expect(await device.leftovers('ada')).toEqual([])
  second.close()
})

it('[D6 R2] what somebody wrote who may no longer write is kept aside, and the document is the server’s', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const first = await open('ada', device)
  await pass(3000)
  first.online = false
  house.breakWires()
  type(first, 'too late')
  await pass(200)
  first.close()
  house.permissions.set('ada', ['see'])
  const second = await open('ada', device)
  const refused: string[] = []
  second.room.on('refused', ({ text }) => refused.push(text))
  await pass(20_000)
  expect(textOf(second)).toBe('')
  expect(second.room.hasUnsaved).toBe(false)
  expect(await device.leftovers('ada')).toMatchObject([{ code: 'READ_ONLY', text: 'too late' }])
  expect(await device.unsent('ada')).toEqual({ documents: 0, actions: 0 })
})

it('[D6] with access the copy goes too; when it comes back so do the edits, and nothing is left over', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const window = await open('ada', device)
  type(window, 'before ')
  await pass(3000)
  window.online = false
  house.breakWires()
  type(window, 'away ')
  await pass(200)
  house.closed.set('ada', 4403)
  window.online = true
  window.room.reconnect()
  await pass(500)
  expect(window.room.status).toMatchObject({ state: 'denied', reason: 'no-access' })
  expect(await device.leftovers('ada')).toMatchObject([{ code: 'PERMISSION_DENIED', text: 'away ' }])
  const database = await device.open()
  expect(await database.count('parts')).toBe(0)

  house.closed.clear()
  window.room.reconnect()
  await pass(500)
  expect(house.doc.getText('content').toString()).toBe('away before ')
  expect(await device.leftovers('ada')).toEqual([])
  expect(await database.count('copies')).toBe(1)
})

it('[D6] what one person kept is neither shown to another nor sent as them', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const ada = await open('ada', device)
  await pass(3000)
  ada.online = false
  house.breakWires()
  type(ada, 'secret')
  await pass(200)
  ada.crash()
  const bob = await open('bob', device)
  await pass(3000)
  expect(textOf(bob)).toBe('')
  expect(bob.room.hasUnsaved).toBe(false)
  expect(house.doc.getText('content').toString()).toBe('')
  bob.close()
  const again = await open('ada', device)
  await pass(500)
  expect(house.doc.getText('content').toString()).toBe('secret')
  again.close()
})

it('[D6] signing out removes everything of the person, and windows that are still open keep nothing more', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const [one, other] = [await open('ada', device), await open('ada', device)]
  type(one, 'mine')
  await pass(3000)
  one.close()
  await one.tutti.session.logout()
  other.online = false
  house.breakWires()
  type(other, 'late ')
  await pass(3000)
  expect(other.room.persistence).toEqual({ state: 'failed', reason: 'forgotten' })
  const database = await device.open()
  for (const store of ['people', 'copies', 'parts', 'leftovers', 'actions', 'answers', 'settings'] as const)
    expect(await database.count(store)).toBe(0)
})

it('[D6] without storage the document works on and says that it is only in this window', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = { ...newDevice(), open: () => Promise.reject(new Error('private')) }
  const window = await open('ada', device)
  type(window, 'still here')
  await pass(3000)
  expect(window.room.persistence).toEqual({ state: 'failed', reason: 'unavailable' })
  expect(house.doc.getText('content').toString()).toBe('still here')
  expect(window.room.saveState).toBe('saved')
})

it('[D6] a full storage is told, and what was written meanwhile is kept when there is room again', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const window = await open('ada', device)
  await pass(3000)
  window.online = false
  house.breakWires()
  const real = device.open
  const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  device.open = () => Promise.reject(full)
  type(window, 'no room ')
  await pass(500)
  expect(window.room.persistence).toEqual({ state: 'failed', reason: 'full' })
  device.open = real
  await pass(31_000)
  expect(window.room.persistence).toEqual({ state: 'kept' })
  window.crash()
  const again = await open('ada', device, false)
  expect(textOf(again)).toBe('no room ')
  expect(again.room.unsavedChanges).toBe(1)
})

it('[D6] damaged parts are left out; the server has the rest', async () => {
  const { open, newDevice, pass } = openHouse()
  const device = newDevice()
  const first = await open('ada', device)
  type(first, 'one ')
  await pass(3000)
  type(first, 'two ')
  await pass(3000)
  first.close()
  await pass(100)
  const database = await device.open()
  const [base] = await database.getAllKeys('parts')
  if (base) await database.put('parts', { update: Uint8Array.of(9, 9, 9), edits: 0 }, base)
  const second = await open('ada', device)
  await pass(3000)
  expect(textOf(second)).toBe('two one ')
  second.close()
  const third = await open('ada', device, false)
  expect(textOf(third)).toBe('two one ')
})

it('[D6] a storage that never answers keeps nobody from their document for longer than 3 s', async () => {
  const { open, newDevice, pass } = openHouse()
  const device = { ...newDevice(), inTurn: () => new Promise<never>(() => undefined) }
  const window = await open('ada', device)
  expect(window.room.status.state).toBe('connecting')
  await pass(3100)
  expect(window.room.status.state).toBe('connected')
  expect(window.room.persistence).toEqual({ state: 'failed', reason: 'unavailable' })
})

it('[D6] a long time of writing is folded into few parts', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const window = await open('ada', device)
  window.online = false
  house.breakWires()
  for (let turn = 0; turn < 150; turn++) {
    type(window, `${turn} `)
    await pass(150)
  }
  const database = await device.open()
  expect(await database.count('parts')).toBeLessThan(70)
  window.crash()
  const again = await open('ada', device, false)
  expect(textOf(again)).toBe(textOf(window))
  expect(again.room.unsavedChanges).toBe(150)
})

it('[D6] what a window wrote that is gone is sent by one that stayed, or comes next', async () => {
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const [one, other] = [await open('ada', device), await open('ada', device)]
  await pass(3000)
  one.online = other.online = false
  house.breakWires()
  type(one, 'from one ')
  await pass(200)
  one.crash()
  type(other, 'from the other ')
  await pass(200)
  expect(textOf(other)).toBe('from the other ')
  other.online = true
  other.room.reconnect()
  await pass(1000)
  const text = house.doc.getText('content').toString()
  expect(text).toContain('from one ')
  expect(text).toContain('from the other ')
  expect(textOf(other)).toBe(text)
  expect(await device.unsent('ada')).toEqual({ documents: 0, actions: 0 })
  other.undo.undo()
  await pass(1000)
  expect(house.doc.getText('content').toString()).toBe('from one ')
})

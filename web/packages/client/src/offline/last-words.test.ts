import 'fake-indexeddb/auto'
import { afterEach, expect, it, vi } from 'vitest'
import { openHouse } from '../testing/fake-window'

afterEach(() => vi.unstubAllGlobals())

/** The parts of a browser that tell that a page goes away, and what it can write in that moment. */
const browser = () => {
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (name: string) => kept[name] ?? null,
    setItem: (name: string, value: string) => {
      kept[name] = value
    },
    removeItem: (name: string) => {
      delete kept[name]
    },
  }
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(kept, name, { value, enumerable: false })
  const events = new EventTarget()
  vi.stubGlobal('localStorage', kept)
  vi.stubGlobal('window', events)
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  return { kept, leave: () => events.dispatchEvent(new Event('pagehide')) }
}

it('[D6] what is typed in the moment the page goes away is there when it comes back', async () => {
  const { kept, leave } = browser()
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const first = await open('ada', device)
  await pass(3000)
  first.online = false
  house.breakWires()
  first.room.doc.getText('content').insert(0, 'in the last moment')
  leave()
  // the storage does not answer any more
  first.crash()
  expect(Object.keys(kept)).toHaveLength(1)
  const second = await open('ada', device, false)
  expect(second.room.doc.getText('content').toString()).toBe('in the last moment')
  expect(second.room.hasUnsaved).toBe(true)
  expect(Object.keys(kept)).toHaveLength(0)
  second.online = true
  second.room.reconnect()
  await pass(500)
  expect(house.doc.getText('content').toString()).toBe('in the last moment')
  expect(await device.unsent('ada')).toEqual({ documents: 0, actions: 0 })
})

it('[D6] a page that stays takes its last words back, and nobody else hears them', async () => {
  const { kept, leave } = browser()
  const { house, open, newDevice, pass } = openHouse()
  const device = newDevice()
  const window = await open('ada', device)
  await pass(3000)
  window.online = false
  house.breakWires()
  window.room.doc.getText('content').insert(0, 'only looked away')
  leave()
  expect(Object.keys(kept)).toHaveLength(1)
  const bob = await open('bob', device)
  expect(bob.room.doc.getText('content').toString()).toBe('')
  await pass(500)
  expect(window.room.persistence).toEqual({ state: 'kept' })
  expect(Object.keys(kept)).toHaveLength(0)
})

import * as Y from 'yjs'
import { type Device, openDevice } from '../offline/device'
import type { Room } from '../room'
import { createTutti, type Tutti } from '../tutti'
import { createFakeClock, type FakeClock, settle } from './fake-clock'
import { createFakeHouse, type FakeHouse, windowClock } from './fake-house'

/** A window of somebody's browser, with the document open in it. */
export type FakeWindow = {
  tutti: Tutti
  room: Room
  /** The origin of its edits, and the undo of them. */
  undo: Y.UndoManager
  online: boolean
  /** Ends without a last word: what was not written yet is gone. */
  crash(): void
  close(): void
}

// node has it, and the types of a browser do not know it
declare const setImmediate: (run: () => void) => void

let devices = 0

/** A house and a clock, and windows of people to be opened. */
export const openHouse = (): {
  house: FakeHouse
  clock: FakeClock
  /** A device of its own; give it to several windows for one browser. */
  newDevice(): Device
  open(personId: string, device: Device, online?: boolean): Promise<FakeWindow>
  /** Lets time pass, and everything settle that storage and sockets have begun. */
  pass(ms: number): Promise<void>
} => {
  const house = createFakeHouse()
  const clock = createFakeClock()
  // storage answers in turns of the event loop, not in microtasks
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 12; turn++) {
      await new Promise(next => setImmediate(() => next(undefined)))
      await settle()
    }
  }
  const pass = async (ms: number): Promise<void> => {
    await turns()
    await clock.pass(ms)
    await turns()
  }
  return {
    house,
    clock,
    pass,
    newDevice: () => openDevice({ name: `device ${devices++}` }),
    open: async (personId, device, online = true) => {
      const own = windowClock(clock)
      const user = { id: personId, name: personId, color: '#123456', is_guest: false }
      const tutti = createTutti({
        baseUrl: 'http://server',
        clock: own,
        device,
        WebSocket: house.socketsOf(personId, () => window.online && !isCrashed),
        fetch: async () => {
          if (!window.online || isCrashed) throw new TypeError('no way there')
          return Response.json({ user, sign_in: { password: true, passkeys: 0 } })
        },
      })
      let isCrashed = false
      const window: FakeWindow = {
        tutti,
        online,
        room: undefined as never,
        undo: undefined as never,
        crash: () => {
          isCrashed = true
          own.stop()
          house.breakWires()
        },
        close: () => window.room.close(),
      }
      await tutti.session.restore().catch(() => undefined)
      window.room = tutti.openRoom('doc')
      const bind = (): void => {
        const { doc } = window.room
        const all = [doc.getText('content'), doc.getMap('nodes'), doc.getMap('files')]
        window.undo = new Y.UndoManager(all, { trackedOrigins: new Set([window]), captureTimeout: 0 })
      }
      bind()
      window.room.on('reset', bind)
      await pass(0)
      await pass(20)
      return window
    },
  }
}

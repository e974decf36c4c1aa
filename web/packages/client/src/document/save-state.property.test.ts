import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openScene, othersUpdate, type Scene } from '../testing/fake-room'
import { FakeSocket } from '../testing/fake-socket'

type Step = {
  do: 'write' | 'delete' | 'take' | 'take-silently' | 'ack' | 'cut' | 'wait' | 'other' | 'ask'
  at: number
}

const steps = fc.array(
  fc.record<Step>({
    do: fc.constantFrom('write', 'delete', 'take', 'take-silently', 'ack', 'cut', 'wait', 'other', 'ask'),
    at: fc.nat(100),
  }),
  { maxLength: 40 },
)

// what is durable, kept apart from the client: everything in updates the server took
const isDurable = ({ room, server }: Scene): boolean => {
  const lacking = Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(server))
  const before = Y.encodeStateAsUpdate(server)
  const merged = new Y.Doc()
  Y.applyUpdate(merged, before)
  Y.applyUpdate(merged, lacking)
  return Y.equalSnapshots(Y.snapshot(merged), Y.snapshot(server))
}

const perform = async (scene: Scene, step: Step): Promise<void> => {
  const { room, clock, take, admit, server } = scene
  const text = room.doc.getText('content')
  switch (step.do) {
    case 'write':
      text.insert(step.at % (text.length + 1), 'x')
      break
    case 'delete':
      if (text.length > 0) text.delete(step.at % text.length, 1)
      break
    case 'take':
      take()
      break
    case 'take-silently':
      take('silent')
      break
    case 'ack':
      // late acks of what was taken; never more than that
      if (FakeSocket.last.readyState === 1 && scene.frames().length === 0) take()
      break
    case 'cut':
      FakeSocket.last.end(1006)
      await clock.pass(step.at)
      break
    case 'wait':
      await clock.pass(step.at)
      break
    case 'other':
      if (room.status.state === 'connected')
        FakeSocket.last.say(othersUpdate(server, doc => doc.getText('content').insert(0, 'o')))
      break
    case 'ask':
      if (room.status.state === 'connected') room.reconnect()
      await clock.pass(0)
  }
  if (room.status.state === 'connecting' && FakeSocket.last.readyState === 0) await admit()
}

it('[R2] is never saved while a local change is not durable, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async all => {
      const scene = await openScene()
      await scene.admit()
      for (const step of all) {
        await perform(scene, step)
        if (scene.room.saveState === 'saved' || !scene.room.hasUnsaved) expect(isDurable(scene)).toBe(true)
      }
      // and in the end everything is saved, so the rule is not kept by never saying it
      await scene.clock.pass(20_000)
      if (FakeSocket.last.readyState === 0) await scene.admit()
      scene.take()
      expect(scene.room.saveState).toBe('saved')
      expect(isDurable(scene)).toBe(true)
      scene.room.close()
    }),
    { numRuns: 150 },
  )
})

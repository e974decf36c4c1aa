import { expect, it } from 'vitest'
import { openScene } from './testing/fake-room'
import { FakeSocket } from './testing/fake-socket'

const event = (number: number, more: object = {}) => ({ type: 'document_renamed', event: number, ...more })

const listen = async () => {
  const scene = await openScene()
  const heard: unknown[] = []
  scene.room.on('event', frame => heard.push(frame.event ?? frame.type))
  scene.room.on('missed', () => heard.push('missed'))
  return {
    ...scene,
    heard,
    say: (...numbers: number[]) => {
      for (const number of numbers) FakeSocket.last.say(event(number))
    },
  }
}

it('[K1] hands events on as they come', async () => {
  const { admit, heard, say } = await listen()
  await admit({ last_event: 7 })
  say(8, 9)
  expect(heard).toEqual([8, 9])
})

it('[K1] comes back with the number of the last event', async () => {
  const { admit, clock, heard, say } = await listen()
  await admit({ last_event: 7 })
  say(8)
  FakeSocket.last.end(1006)
  await clock.pass(250)
  expect(new URL(FakeSocket.last.url).searchParams.get('after')).toBe('8')
  await admit({ last_event: 10 })
  say(9, 10, 11)
  expect(heard).toEqual([8, 9, 10, 11])
})

it('[K1] asks for everything after the number it joined at, also when nothing has happened', async () => {
  const { admit, clock, heard, say } = await listen()
  expect(new URL(FakeSocket.last.url).searchParams.has('after')).toBe(false)
  await admit({ last_event: 3 })
  FakeSocket.last.end(1006)
  await clock.pass(250)
  expect(new URL(FakeSocket.last.url).searchParams.get('after')).toBe('3')
  await admit({ last_event: 4 })
  say(4)
  expect(heard).toEqual([4])
})

it('[K1] hands nothing on twice', async () => {
  const { admit, heard, say } = await listen()
  await admit({ last_event: 0 })
  say(1, 1, 2, 1, 2, 3)
  expect(heard).toEqual([1, 2, 3])
})

it('[K1] comes back for what is missing', async () => {
  const { admit, clock, heard, say } = await listen()
  await admit({ last_event: 0 })
  const sockets = FakeSocket.all.length
  say(1, 3)
  expect(heard).toEqual([1])
  await clock.pass(250)
  expect(FakeSocket.all).toHaveLength(sockets + 1)
  expect(new URL(FakeSocket.last.url).searchParams.get('after')).toBe('1')
  await admit({ last_event: 3 })
  say(2, 3)
  expect(heard).toEqual([1, 2, 3])
})

it('[K1] says so and goes on when the server cannot tell what is missing', async () => {
  const { admit, clock, heard, say } = await listen()
  await admit({ last_event: 0 })
  say(1, 3)
  await clock.pass(250)
  await admit({ last_event: 3 })
  say(4, 5)
  expect(heard).toEqual([1, 'missed', 4, 5])
})

it('[K1] says so when it was away for too long', async () => {
  const { admit, clock, heard, say } = await listen()
  await admit({ last_event: 0 })
  FakeSocket.last.end(1006)
  await clock.pass(250)
  await admit({ last_event: 5_000 })
  FakeSocket.last.say({ type: 'resync' })
  say(5_001)
  expect(heard).toEqual(['missed', 5_001])
})

it('[K1] goes back to the number of a server that was set back', async () => {
  const { admit, clock, heard, say } = await listen()
  await admit({ last_event: 90 })
  FakeSocket.last.end(1006)
  await clock.pass(250)
  await admit({ last_event: 40 })
  FakeSocket.last.say({ type: 'resync' })
  say(41)
  expect(heard).toEqual(['missed', 41])
})

it('[K1] a resync of the content misses no event', async () => {
  const { admit, heard, say } = await listen()
  await admit({ last_event: 0 })
  say(1, 2)
  FakeSocket.last.say({ type: 'resync' })
  say(3)
  expect(heard).toEqual([1, 2, 3])
})

it('[K1] passes on what is no event', async () => {
  const { admit, heard } = await listen()
  await admit()
  FakeSocket.last.say({ type: 'something_new' })
  expect(heard).toEqual(['something_new'])
})

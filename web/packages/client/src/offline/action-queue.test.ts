import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { createFakeClock } from '../testing/fake-clock'
import { createTuttiHttp, type TuttiHttp } from '../tutti-http'
import { type Device, openDevice } from './device'

declare const setImmediate: (run: () => void) => void

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn++) await new Promise(next => setImmediate(() => next(undefined)))
}

let devices = 0
const newDevice = (): Device => openDevice({ name: `queue ${devices++}` })

/** A server that renames and moves; `way` is what happens to requests. */
const server = () => {
  const asked: { path: string; key: string | null; body: unknown }[] = []
  const state = { way: 'open' as 'open' | 'none' | 'no answer', refuse: new Set<string>() }
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const request = new Request(input)
    const path = new URL(request.url).pathname.replace('/api/collaboration/', '')
    if (state.way === 'none') throw new TypeError('no way there')
    if (path === 'me') return Response.json({ user: { id: who.now, name: who.now }, sign_in: {} })
    const body: unknown = await request.json().catch(() => undefined)
    asked.push({ path, key: request.headers.get('idempotency-key'), body })
    if (state.way === 'no answer') throw new TypeError('cut')
    const id = path.split('/')[1] ?? ''
    if (state.refuse.has(id))
      return Response.json({ code: 'PERMISSION_DENIED', detail: 'You may not.' }, { status: 403 })
    return Response.json({ id, ...(body as object) })
  }
  const who = { now: 'ada' }
  const clock = createFakeClock()
  const open = async (device?: Device): Promise<TuttiHttp> => {
    const tutti = createTuttiHttp({ baseUrl: 'http://server', fetch, clock, ...(device && { device }) })
    await tutti.session.restore()
    await turns()
    return tutti
  }
  return { asked, state, who, clock, open }
}

const rename = (tutti: TuttiHttp, id: string, title: string) =>
  tutti.queue.do('rename_document', { id, title })

it('[D6] does an action at once, and gives its answer', async () => {
  const { open, asked } = server()
  const tutti = await open(newDevice())
  expect(await rename(tutti, 'a', 'New')).toMatchObject({ id: 'a', title: 'New' })
  expect(asked).toHaveLength(1)
  expect(asked[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
  expect(tutti.queue.items).toEqual([])
})

it('[D6] an action that is refused at once fails at once, and does not wait', async () => {
  const { open, state } = server()
  state.refuse.add('a')
  const tutti = await open(newDevice())
  await expect(rename(tutti, 'a', 'New')).rejects.toMatchObject({ code: 'PERMISSION_DENIED' })
  expect(tutti.queue.items).toEqual([])
})

it('[D6] without a server actions wait over a reload, and go out in order under the same key', async () => {
  const { open, state, asked } = server()
  const device = newDevice()
  const before = await open(device)
  state.way = 'none'
  expect(await rename(before, 'a', 'One')).toBeUndefined()
  expect(await before.queue.do('move_document', { id: 'a', folderId: 'f' })).toBeUndefined()
  expect(await rename(before, 'b', 'Other')).toBeUndefined()
  expect(before.queue.items.map(({ name }) => name)).toEqual([
    'rename_document',
    'move_document',
    'rename_document',
  ])
  expect(await device.unsent('ada')).toEqual({ documents: 0, actions: 3 })
  const keys = before.queue.items.map(({ id }) => id)

  state.way = 'open'
  const after = await open(device)
  await after.queue.run()
  await turns()
  expect(asked.map(({ path, key }) => [path, key])).toEqual([
    ['documents/a', keys[0]],
    ['documents/a/move', keys[1]],
    ['documents/b', keys[2]],
  ])
  expect(after.queue.items).toEqual([])
  await before.queue.run()
  expect(asked).toHaveLength(3)
})

it('[D6] a newer title makes one that waits needless', async () => {
  const { open, state, asked } = server()
  const tutti = await open(newDevice())
  state.way = 'none'
  await rename(tutti, 'a', 'One')
  await rename(tutti, 'a', 'Two')
  expect(tutti.queue.items.map(({ input }) => input)).toEqual([{ id: 'a', title: 'Two' }])
  state.way = 'open'
  await tutti.queue.run()
  expect(asked.map(({ body }) => body)).toEqual([{ title: 'Two' }])
})

it('[D6] what is refused later stays with its reason and holds up only what is done to the same thing', async () => {
  const { open, state, asked } = server()
  const tutti = await open(newDevice())
  state.way = 'none'
  await rename(tutti, 'a', 'One')
  await tutti.queue.do('move_document', { id: 'a', folderId: null })
  await rename(tutti, 'b', 'Other')
  state.way = 'open'
  state.refuse.add('a')
  await tutti.queue.run()
  expect(asked.map(({ path }) => path)).toEqual(['documents/a', 'documents/b'])
  expect(tutti.queue.items).toMatchObject([
    { name: 'rename_document', failure: { code: 'PERMISSION_DENIED', message: 'You may not.' } },
    { name: 'move_document' },
  ])
  state.refuse.clear()
  await tutti.queue.retry(tutti.queue.items[0]?.id ?? '')
  expect(asked.slice(2).map(({ path }) => path)).toEqual(['documents/a', 'documents/a/move'])
  expect(tutti.queue.items).toEqual([])
})

it('[D6] one that is dropped lets the next go on', async () => {
  const { open, state, asked } = server()
  const tutti = await open(newDevice())
  state.way = 'none'
  await rename(tutti, 'a', 'One')
  await tutti.queue.do('move_document', { id: 'a', folderId: null })
  state.way = 'open'
  state.refuse.add('a')
  await tutti.queue.run()
  state.refuse.clear()
  await tutti.queue.discard(tutti.queue.items[0]?.id ?? '')
  expect(asked.map(({ path }) => path)).toEqual(['documents/a', 'documents/a/move'])
  expect(tutti.queue.items).toEqual([])
})

it('[D6] an answer that got lost is asked for again with the same key', async () => {
  const { open, state, asked, clock } = server()
  const tutti = await open(newDevice())
  state.way = 'no answer'
  await rename(tutti, 'a', 'One')
  state.way = 'open'
  await clock.pass(20_000)
  await turns()
  expect(asked).toHaveLength(2)
  expect(asked[0]?.key).toBe(asked[1]?.key)
  expect(tutti.queue.items).toEqual([])
})

it('[D6] two windows send an action once', async () => {
  const { open, state, asked } = server()
  const device = newDevice()
  const [one, other] = [await open(device), await open(device)]
  state.way = 'none'
  await rename(one, 'a', 'One')
  state.way = 'open'
  await Promise.all([one.queue.run(), other.queue.run()])
  expect(asked).toHaveLength(1)
})

it('[D6] actions belong to their person', async () => {
  const { open, state, asked, who } = server()
  const device = newDevice()
  const ada = await open(device)
  state.way = 'none'
  await rename(ada, 'a', 'Of Ada')
  state.way = 'open'
  who.now = 'bob'
  const bob = await open(device)
  await bob.queue.run()
  expect(bob.queue.items).toEqual([])
  expect(asked).toEqual([])
  who.now = 'ada'
  const again = await open(device)
  await again.queue.run()
  expect(asked).toHaveLength(1)
})

it('[D6] without a device actions wait in the window', async () => {
  const { open, state, asked } = server()
  const tutti = await open()
  state.way = 'none'
  expect(await rename(tutti, 'a', 'One')).toBeUndefined()
  expect(tutti.queue.items).toHaveLength(1)
  state.way = 'open'
  await tutti.queue.run()
  expect(asked).toHaveLength(1)
})

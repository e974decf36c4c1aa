import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { type FakeWindow, openHouse } from '../testing/fake-window'
import type { Device } from './device'

/**
 * Three people write the same text, nodes and files for ten minutes, most of it without the server: with reloads, crashes
 * and second windows of the same browser. Everything that is written has a name of its own, so that it can be looked for.
 */
type Step = {
  who: number
  do:
    | 'text'
    | 'erase'
    | 'node'
    | 'file'
    | 'move'
    | 'offline'
    | 'online'
    | 'reload'
    | 'crash'
    | 'second'
    | 'wait'
    | 'deaf'
  at: number
}

const weights: [Step['do'], number][] = [
  ['text', 6],
  ['erase', 2],
  ['node', 3],
  ['file', 3],
  ['move', 2],
  ['offline', 2],
  ['online', 1],
  ['reload', 2],
  ['crash', 2],
  ['second', 1],
  ['wait', 2],
  ['deaf', 1],
]

const steps = fc.array(
  fc.record<Step>({
    who: fc.nat(2),
    do: fc.oneof(...weights.map(([value, weight]) => ({ arbitrary: fc.constant(value), weight }))),
    at: fc.nat(1000),
  }),
  { minLength: 10, maxLength: 60 },
)

type Person = { id: string; device: Device; windows: FakeWindow[]; online: boolean }
type Written = { by: FakeWindow; letter: string; isKept: boolean }

const text = (doc: Y.Doc): string => doc.getText('content').toString()
const nodes = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('nodes')
const files = (doc: Y.Doc) => doc.getMap<Y.Text>('files')

const scene = () => {
  const world = openHouse()
  const people: Person[] = ['ada', 'bob', 'eve'].map(id => ({
    id,
    device: world.newDevice(),
    windows: [],
    online: true,
  }))
  const letters: Written[] = []
  const made: Written[] = []
  const erased = new Set<string>()
  let count = 0
  const name = (): string => String.fromCharCode(0x4e00 + count++)

  const open = async (person: Person): Promise<void> => {
    const window = await world.open(person.id, person.device, person.online)
    person.windows.push(window)
  }
  const connect = async (person: Person, online: boolean): Promise<void> => {
    person.online = online
    for (const window of person.windows) window.online = online
    world.house.breakWires()
    if (online) for (const window of person.windows) window.room.reconnect()
    await world.pass(50)
  }
  // whatever a window calls kept, or saved, may not be lost from then on
  const look = (): void => {
    for (const written of [...letters, ...made])
      if (written.by.room.persistence.state === 'kept' || written.by.room.saveState === 'saved')
        written.isKept = true
  }
  const write = (window: FakeWindow, step: Step): void => {
    const { doc, canEdit, synced } = window.room
    if (!canEdit || !synced) return
    doc.transact(() => {
      const letter = name()
      if (step.do === 'text') {
        const content = doc.getText('content')
        content.insert(step.at % (content.length + 1), letter)
        letters.push({ by: window, letter, isKept: false })
      } else if (step.do === 'erase') {
        const content = doc.getText('content')
        if (content.length === 0) return
        const at = step.at % content.length
        erased.add(content.toString().slice(at, at + 1))
        content.delete(at, 1)
      } else if (step.do === 'node') {
        nodes(doc).set(letter, new Y.Map(Object.entries({ type: 'note', x: step.at, y: 0 })))
        made.push({ by: window, letter, isKept: false })
      } else if (step.do === 'move') {
        const all = [...nodes(doc).values()]
        all[step.at % Math.max(1, all.length)]?.set('x', step.at)
      } else {
        files(doc).set(letter, new Y.Text(`file ${letter}`))
        made.push({ by: window, letter, isKept: false })
      }
    }, window)
  }
  const perform = async (step: Step): Promise<void> => {
    const person = people[step.who] as Person
    const window = person.windows[step.at % Math.max(1, person.windows.length)]
    switch (step.do) {
      case 'offline':
        return connect(person, false)
      case 'online':
        return connect(person, true)
      case 'reload':
      case 'crash': {
        if (!window) return
        look()
        person.windows = person.windows.filter(each => each !== window)
        if (step.do === 'crash') window.crash()
        else {
          window.close()
          // a page that goes away in order has its last words
          for (const written of [...letters, ...made])
            if (written.by === window && window.room.synced) written.isKept = true
        }
        if (person.windows.length === 0) await open(person)
        return
      }
      case 'second':
        if (person.windows.length < 2) await open(person)
        return
      case 'deaf':
        // what is taken is not always heard to be taken
        world.house.acknowledges = !world.house.acknowledges
        return
      case 'wait':
        return world.pass(step.at * 10)
      default:
        if (window) write(window, step)
        return world.pass(step.at % 3 === 0 ? 150 : 0)
    }
  }
  const everyWindow = (): FakeWindow[] => people.flatMap(({ windows }) => windows)
  const comeBack = async (): Promise<void> => {
    world.house.acknowledges = true
    look()
    for (const person of people) await connect(person, true)
    await world.pass(20_000)
    // what was taken but never acknowledged is asked for once more with a new socket
    for (const window of everyWindow()) window.room.reconnect()
    await world.pass(20_000)
  }
  return { ...world, people, letters, made, erased, open, perform, comeBack, everyWindow, look }
}

// maps have no order
const sorted = <Value>(map: Y.Map<Value>): unknown =>
  Object.entries(map.toJSON())
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) =>
      typeof value === 'object' ? [name, value?.type, value?.x, value?.y] : [name, value],
    )
const contentOf = (doc: Y.Doc): unknown => [text(doc), sorted(nodes(doc)), sorted(files(doc))]

it('[D6 D7] ten minutes apart with reloads and crashes: all come together, nothing that was kept is lost or doubled', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async all => {
      const it = scene()
      for (const person of it.people) await it.open(person)
      await it.pass(3000)
      for (const step of all) {
        await it.perform(step)
        it.look()
      }
      await it.pass(600_000 - all.length * 1000)
      await it.comeBack()
      const { house } = it
      expect(house.refusals).toEqual([])
      for (const window of it.everyWindow()) {
        expect(contentOf(window.room.doc)).toEqual(contentOf(house.doc))
        expect(window.room.saveState).toBe('saved')
        expect(window.room.hasUnsaved).toBe(false)
      }
      for (const { letter, isKept } of it.letters) {
        const times = text(house.doc).split(letter).length - 1
        expect(times).toBeLessThanOrEqual(1)
        if (isKept && !it.erased.has(letter)) expect([letter, times]).toEqual([letter, 1])
      }
      for (const { letter, isKept } of it.made) {
        const isThere = nodes(house.doc).has(letter) || files(house.doc).has(letter)
        if (isKept) expect([letter, isThere]).toEqual([letter, true])
        const file = files(house.doc).get(letter)
        if (file) expect(file.toString()).toBe(`file ${letter}`)
      }
      for (const { id, device } of it.people) {
        await it.pass(3000)
        expect(await device.unsent(id)).toEqual({ documents: 0, actions: 0 })
        expect(await device.leftovers(id)).toEqual([])
      }
      // undo takes back what this window wrote, and nothing else
      for (const window of it.everyWindow()) {
        const own = it.letters.filter(({ by }) => by === window).map(({ letter }) => letter)
        // what somebody erased and took back is theirs now
        const left = (): string[] => [...text(house.doc)].filter(letter => !it.erased.has(letter))
        const others = left().filter(letter => !own.includes(letter))
        while (window.undo.canUndo()) window.undo.undo()
        await it.pass(500)
        expect(left()).toEqual(others)
      }
      for (const window of it.everyWindow()) window.close()
    }),
    { numRuns: 30 },
  )
}, 120_000)

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type StepEdits, stepEdits } from './edit'
import { isKey } from './order'
import { readSteps, stepsOf } from './step'

const idsOf = (doc: Y.Doc) => readSteps(stepsOf(doc)).map(({ id }) => id)
const namesOf = (doc: Y.Doc) => readSteps(stepsOf(doc)).map(({ title }) => title)

const meet = (...docs: Y.Doc[]) => {
  for (const one of docs) for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

const desk = (clientId: number) => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const origin = {}
  const undo = new Y.UndoManager(stepsOf(doc), { trackedOrigins: new Set([origin]), captureTimeout: 0 })
  return { doc, edits: stepEdits(doc, origin), undo }
}

const two = () => {
  const [ada, bob] = [desk(1), desk(2)]
  for (const [at, title] of ['one', 'two', 'three'].entries()) ada.edits.add({ type: 'filter', title }, at)
  meet(ada.doc, bob.doc)
  return { ada, bob }
}

describe('steps', () => {
  it('[D2] are added where one asks for it', () => {
    const { ada } = two()
    ada.edits.add({ type: 'sort', title: 'first' }, 0)
    ada.edits.add({ type: 'sort', title: 'between' }, 2)
    ada.edits.add({ type: 'sort', title: 'far' }, 99)
    expect(namesOf(ada.doc)).toEqual(['first', 'one', 'between', 'two', 'three', 'far'])
  })

  it('[D2] that two people move at the same time are in one place for both, and once', () => {
    const { ada, bob } = two()
    const [one = '', second = '', three = ''] = idsOf(ada.doc)
    ada.edits.move(one, three, 'after')
    bob.edits.move(one, second, 'after')
    meet(ada.doc, bob.doc)
    expect(idsOf(ada.doc)).toEqual(idsOf(bob.doc))
    expect(idsOf(ada.doc).filter(id => id === one)).toHaveLength(1)
  })

  it('[D2] that two people insert in the same place get equal keys, and there is room between them still', () => {
    const { ada, bob } = two()
    ada.edits.add({ type: 'sort', title: 'hers' }, 1)
    bob.edits.add({ type: 'sort', title: 'his' }, 1)
    meet(ada.doc, bob.doc)
    const before = namesOf(ada.doc)
    expect(before).toEqual(namesOf(bob.doc))
    const orders = readSteps(stepsOf(ada.doc)).map(({ order }) => order)
    expect(orders[1]).toBe(orders[2])
    bob.edits.add({ type: 'limit', title: 'between' }, 2)
    meet(ada.doc, bob.doc)
    expect(namesOf(ada.doc)).toEqual([...before.slice(0, 2), 'between', ...before.slice(2)])
    expect(namesOf(bob.doc)).toEqual(namesOf(ada.doc))
  })

  it('[D2] merge by parameter when two people change one at the same time', () => {
    const { ada, bob } = two()
    const [id = ''] = idsOf(ada.doc)
    ada.edits.setParameters(id, { column: 'answer' })
    bob.edits.setParameters(id, { operator: 'equals', value: 'yes' })
    bob.edits.rename(id, 'Only yes')
    meet(ada.doc, bob.doc)
    expect(readSteps(stepsOf(ada.doc))[0]).toMatchObject({
      title: 'Only yes',
      parameters: { column: 'answer', operator: 'equals', value: 'yes' },
    })
  })

  it('[D2] that someone removes while another edits them are gone, and nothing breaks', () => {
    const { ada, bob } = two()
    const [id = ''] = idsOf(ada.doc)
    ada.edits.remove(id)
    bob.edits.setParameters(id, { column: 'x' })
    meet(ada.doc, bob.doc)
    bob.edits.setParameters(id, { column: 'y' })
    bob.edits.rename(id, 'gone')
    expect(bob.edits.duplicate(id)).toBeUndefined()
    expect(idsOf(bob.doc)).toEqual(idsOf(ada.doc))
    expect(idsOf(bob.doc)).not.toContain(id)
  })

  it('[D2] come back as they were, in their place', () => {
    const { ada } = two()
    const [, step] = readSteps(stepsOf(ada.doc))
    if (!step) throw new Error('there are three')
    ada.edits.setParameters(step.id, { column: 'answer' })
    const [, whole] = readSteps(stepsOf(ada.doc))
    ada.edits.remove(step.id)
    if (whole) ada.edits.restore(whole)
    if (whole) ada.edits.restore({ ...whole, title: 'twice' })
    expect(readSteps(stepsOf(ada.doc))[1]).toEqual(whole)
  })

  it('[D7] undo takes back one’s own change and leaves what another did to the same step', () => {
    const { ada, bob } = two()
    const [id = ''] = idsOf(ada.doc)
    ada.edits.setParameters(id, { column: 'answer' })
    bob.edits.setParameters(id, { value: 'yes' })
    meet(ada.doc, bob.doc)
    ada.undo.undo()
    expect(readSteps(stepsOf(ada.doc))[0]?.parameters).toEqual({ value: 'yes' })
    ada.undo.redo()
    expect(readSteps(stepsOf(ada.doc))[0]?.parameters).toEqual({ column: 'answer', value: 'yes' })
  })

  it('[D2] are switched off and on', () => {
    const { ada } = two()
    const [id = ''] = idsOf(ada.doc)
    ada.edits.setDisabled(id, true)
    expect(readSteps(stepsOf(ada.doc))[0]?.disabled).toBe(true)
    ada.edits.setDisabled(id, false)
    expect(readSteps(stepsOf(ada.doc))[0]?.disabled).toBe(false)
  })

  it('[D2] written as plain values by another client can be read and changed', () => {
    const { doc, edits } = desk(1)
    stepsOf(doc).set('x', { type: 'filter', order: 'a0', parameters: { column: 'a' } })
    edits.setParameters('x', { value: '1' })
    expect(readSteps(stepsOf(doc))).toMatchObject([
      { id: 'x', type: 'filter', parameters: { column: 'a', value: '1' } },
    ])
  })
})

type Act = (edits: StepEdits, doc: Y.Doc) => void

const at = (doc: Y.Doc, place: number) => {
  const ids = idsOf(doc)
  return ids[place % Math.max(1, ids.length)] ?? 'nobody'
}

const place = fc.nat(30)
const act: fc.Arbitrary<Act> = fc.oneof(
  place.map(index => (edits => edits.add({ type: 'filter' }, index)) satisfies Act as Act),
  fc.tuple(place, place, fc.constantFrom('before', 'after')).map(
    ([one, other, side]): Act =>
      (edits, doc) =>
        edits.move(at(doc, one), at(doc, other), side),
  ),
  place.map(
    (one): Act =>
      (edits, doc) =>
        edits.remove(at(doc, one)),
  ),
  place.map(
    (one): Act =>
      (edits, doc) =>
        edits.duplicate(at(doc, one)),
  ),
  fc.tuple(place, fc.string(), fc.jsonValue()).map(
    ([one, name, value]): Act =>
      (edits, doc) =>
        edits.setParameters(at(doc, one), { [name]: value }),
  ),
)

// what another client could write, by accident or on purpose
const nonsense = fc.oneof(
  fc.jsonValue(),
  fc.record(
    { order: fc.jsonValue(), type: fc.jsonValue(), parameters: fc.jsonValue(), title: fc.jsonValue() },
    { noNullPrototype: true, requiredKeys: [] },
  ),
)

describe('whatever people do at the same time', () => {
  it('[D2] everyone ends with the same order, and a step put somewhere is there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), act, fc.boolean()), { maxLength: 40 }),
        fc.array(nonsense, { maxLength: 3 }),
        (acts, strange) => {
          const desks = [desk(1), desk(2), desk(3)]
          for (const [key, value] of strange.entries())
            stepsOf(desks[0]?.doc ?? new Y.Doc()).set(`n${key}`, value)
          meet(...desks.map(({ doc }) => doc))
          for (const [who, make, sync] of acts) {
            const one = desks[who]
            if (one) make(one.edits, one.doc)
            if (sync) meet(...desks.map(({ doc }) => doc))
          }
          meet(...desks.map(({ doc }) => doc))
          // the keys of a shared map come in no order that is the same for everyone
          const [first, ...others] = desks.map(({ doc }) => readSteps(stepsOf(doc)))
          for (const other of others) expect(other).toEqual(first)
          const [one] = desks
          if (!one) return
          const ids = idsOf(one.doc)
          for (let index = 0; index <= ids.length; index += 1) {
            const id = one.edits.add({ type: 'limit' }, index)
            expect(idsOf(one.doc)).toEqual([...ids.slice(0, index), id, ...ids.slice(index)])
            one.edits.remove(id)
          }
          for (const { order } of readSteps(stepsOf(one.doc)).slice(0, -1)) expect(isKey(order)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  it('[D7] undoing everything of one’s own leaves the parameters others set', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(3)), { maxLength: 30 }), acts => {
        const { ada, bob } = two()
        const [id = ''] = idsOf(ada.doc)
        for (const [hers, name] of acts) {
          const { edits } = hers ? ada : bob
          edits.setParameters(id, { [`${hers ? 'hers' : 'his'}${name}`]: name })
          meet(ada.doc, bob.doc)
        }
        while (
          ada.undo.canUndo() &&
          idsOf(ada.doc).includes(id) &&
          Object.keys(parametersOf(ada.doc, id)).some(isHers)
        )
          ada.undo.undo()
        const kept = Object.keys(parametersOf(ada.doc, id))
        expect(new Set(kept)).toEqual(new Set(acts.flatMap(([hers, name]) => (hers ? [] : [`his${name}`]))))
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})

const isHers = (name: string) => name.startsWith('hers')
const parametersOf = (doc: Y.Doc, id: string) =>
  readSteps(stepsOf(doc)).find(step => step.id === id)?.parameters ?? {}

import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { chainOf } from './chain'
import { stepEdits } from './edit'
import { bounded, forgetSamples, most, type Result, readResult, writeResults } from './result'
import { readSteps, stepsOf } from './step'

const result = (changes: Partial<Result> = {}): Result => ({
  chain: 'c',
  rows: 2,
  columns: [{ name: 'answer', type: 'text' }],
  width: 1,
  sample: [['yes'], ['no']],
  at: '2026-11-21T22:00:00.000Z',
  by: { id: 'u', name: 'Ada' },
  ...changes,
})

const cell = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
)

it('[D2] a result never takes more than 8 KiB, and reads back as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 20, maxLength: 20 }), { maxLength: 40 }), sample => {
      const columns = Array.from({ length: 20 }, (_, at) => ({
        name: `column ${at}`.repeat(20),
        type: 'text' as const,
      }))
      const xs = Array.from({ length: 200 }, (_, at) => at)
      const chart = {
        kind: 'line' as const,
        x: { name: 'x', type: 'number' as const },
        y: 'y',
        xs,
        series: [{ name: '', values: xs }],
      }
      const short = bounded(result({ columns, sample, chart }))
      expect(new TextEncoder().encode(JSON.stringify(short)).length).toBeLessThanOrEqual(most.bytes)
      expect(short.sample.length).toBeLessThanOrEqual(20)
      expect(short.width).toBe(20)
      expect(readResult(JSON.parse(JSON.stringify(short)))).toEqual(JSON.parse(JSON.stringify(short)))
    }),
    { numRuns: 40 },
  )
}, 60_000)

it('[D2] whatever stands where a result should be, nothing breaks', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (one, other, third) => {
      readResult(one)
      const read = readResult({
        at: '2026-01-01',
        columns: one,
        sample: other,
        chart: third,
        by: one,
        rows: other,
      })
      expect(read?.sample.every(Array.isArray)).toBe(true)
    }),
  )
})

it('[D7] a result is in nobody’s undo, and stays with its step when the step comes back', () => {
  const doc = new Y.Doc()
  const edits = stepEdits(doc, 'me')
  const undo = new Y.UndoManager(stepsOf(doc), { trackedOrigins: new Set(['me']), captureTimeout: 0 })
  const id = edits.add({ type: 'load' }, 0)
  edits.rename(id, 'Load')
  writeResults(doc, new Map([[id, result()]]))
  writeResults(doc, new Map([['gone', result()]]))
  undo.undo()
  expect(readSteps(stepsOf(doc))[0]).toMatchObject({ title: '', result: result() })
  edits.remove(id)
  undo.undo()
  expect(readResult(readSteps(stepsOf(doc))[0]?.result)).toEqual(result())
})

it('[D2] what was shared of the data can be taken out again', () => {
  const doc = new Y.Doc()
  const id = stepEdits(doc, 'me').add({ type: 'load' }, 0)
  writeResults(doc, new Map([[id, result()]]))
  forgetSamples(doc, () => readSteps(stepsOf(doc)))
  expect(readResult(readSteps(stepsOf(doc))[0]?.result)).toEqual(result({ sample: [] }))
})

it('[D2] a result belongs to its step and those before it, in their order', () => {
  const step = (id: string, value: string) => ({
    id,
    type: 'filter',
    disabled: false,
    parameters: { value, a: 1 },
  })
  const before = chainOf([step('a', '1'), step('b', '2'), step('c', '3')])
  const after = chainOf([step('a', '1'), step('b', 'other'), step('c', '3')])
  expect(after.get('a')).toBe(before.get('a'))
  expect(after.get('b')).not.toBe(before.get('b'))
  expect(after.get('c')).not.toBe(before.get('c'))
  const turned = chainOf([{ ...step('a', '1'), parameters: { a: 1, value: '1' } }])
  expect(turned.get('a')).toBe(before.get('a'))
})

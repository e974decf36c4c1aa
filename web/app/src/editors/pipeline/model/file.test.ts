import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { stepEdits } from './edit'
import { seed, toFile } from './file'
import { readSteps, stepsOf } from './step'
import { whereabouts } from './whereabouts'

const file = (text: string) => ({ name: 'My steps.json', type: 'application/json', text })

const made = (content: unknown): Y.Doc => {
  const doc = new Y.Doc()
  const { steps } = content as { steps: Record<string, Record<string, unknown>> }
  for (const [id, step] of Object.entries(steps)) stepsOf(doc).set(id, new Y.Map(Object.entries(step)))
  return doc
}

const example = () => {
  const doc = new Y.Doc()
  const edits = stepEdits(doc, 'me')
  const load = edits.add({ type: 'load', title: 'Load', parameters: { source: 'survey.csv' } }, 0)
  const count = edits.add({ type: 'aggregate', title: '', parameters: { by: ['a', 'b'] } }, 1)
  edits.setDisabled(count, true)
  stepsOf(doc).get(load)
  return { doc, load, count }
}

it('[D2] a pipeline goes into a file and comes back the same', () => {
  const { doc } = example()
  const { text, name } = toFile(doc, 'Survey analysis')
  expect(name).toBe('Survey analysis.json')
  const { title, content } = seed(file(text))
  expect(title).toBe('Survey analysis')
  const bare = (of: Y.Doc) => readSteps(stepsOf(of)).map(({ order: _, result: __, ...step }) => step)
  expect(bare(made(content))).toEqual(bare(doc))
})

it('[D2] many steps of a file stay in their order', () => {
  const steps = Array.from({ length: 400 }, (_, at) => ({ type: 'limit', title: String(at), parameters: {} }))
  const { content } = seed(file(JSON.stringify({ steps })))
  expect(readSteps(stepsOf(made(content))).map(({ title }) => Number(title))).toEqual(
    steps.map((_, at) => at),
  )
})

it.each([
  ['{', 'This file is not JSON'],
  ['[]', 'no pipeline'],
  ['{"steps": 1}', 'no pipeline'],
  ['{"steps": [{"title": "x"}]}', 'Step 1 in this file has no type'],
])('[D2] %s is refused in a sentence', (text, said) => {
  expect(() => seed(file(text))).toThrow(said)
})

it('[D2] no file breaks anything: it is a pipeline or it is refused', () => {
  const step = fc.record(
    { id: fc.oneof(fc.string(), fc.constant('__proto__')), type: fc.jsonValue(), parameters: fc.jsonValue() },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.array(step).map(steps => JSON.stringify({ steps })),
      ),
      text => {
        try {
          const { content } = seed(file(text))
          readSteps(stepsOf(made(content)))
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
          expect((error as Error).message).toMatch(/file/)
        }
      },
    ),
  )
})

it('[P5] where someone is, is said by number and name of the step', () => {
  const { doc, load, count } = example()
  expect(whereabouts({ step: load, selected: [count] }, doc)).toBe('step 1, Load')
  expect(whereabouts({ selected: [count] }, doc)).toBe('step 2, Group and aggregate')
  expect(whereabouts({ step: 'gone' }, doc)).toBeUndefined()
  expect(whereabouts({ selected: 'x', step: 3 }, doc)).toBeUndefined()
})

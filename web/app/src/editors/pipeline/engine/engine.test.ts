import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepTypes } from './steps/all'
import { openEngine } from './testing/open-engine'

const survey = 'answer,age\nYes,30\nNo,20\n,40\nYes,25\n'

const example = [
  { id: 'load', type: 'load', parameters: { source: 'survey.csv' } },
  { id: 'clean', type: 'filter', parameters: { column: 'answer' } },
  { id: 'count', type: 'aggregate', parameters: { by: 'answer' } },
]

describe('the engine', () => {
  it('[D2] runs the example document', async () => {
    const engine = openEngine()
    engine.source('survey.csv', survey)
    const outcomes = await engine.run(example)
    expect(outcomes.get('load')).toMatchObject({ state: 'done', rows: 4 })
    expect(outcomes.get('clean')).toMatchObject({ state: 'done', rows: 3 })
    expect(outcomes.get('count')).toMatchObject({
      state: 'done',
      columns: [
        { name: 'answer', type: 'text' },
        { name: 'count', type: 'number' },
      ],
      first: [
        ['No', 1],
        ['Yes', 2],
      ],
    })
  })

  it('[D2] says which file is needed, and goes on when it comes', async () => {
    const engine = openEngine()
    const before = await engine.run(example)
    expect(before.get('load')).toMatchObject({ state: 'needs', needs: 'survey.csv' })
    expect(before.get('count')).toMatchObject({ state: 'blocked' })
    engine.source('survey.csv', survey)
    const after = await engine.run(example)
    expect(after.get('count')).toMatchObject({ state: 'done', rows: 2 })
    engine.source('survey.csv', undefined)
    expect((await engine.run(example)).get('load')).toMatchObject({ state: 'needs' })
  })

  it('[D2] runs only what changed and what comes after it', async () => {
    const engine = openEngine()
    engine.source('survey.csv', survey)
    await engine.run(example)
    await engine.run([...example.slice(0, 2), { id: 'count', type: 'aggregate', parameters: {} }])
    const told = engine.heard.flatMap(message => (message.type === 'outcome' ? [message.step] : []))
    expect(told).toEqual(['count'])
  })

  it('[D2] drops what a newer run has overtaken', async () => {
    const engine = openEngine()
    engine.source('survey.csv', survey)
    const old = engine.start(example)
    const newer = engine.start([example[0] ?? { id: '' }])
    await engine.finished(newer)
    expect(engine.heard.some(message => message.type === 'finished' && message.run === old)).toBe(false)
    expect([...engine.outcomes.keys()]).toEqual(['load'])
  })

  it('[D2] hands the table on through steps that are off or not known', async () => {
    const engine = openEngine()
    engine.source('survey.csv', survey)
    const outcomes = await engine.run([
      example[0] ?? { id: '' },
      { id: 'off', type: 'filter', disabled: true, parameters: { column: 'nothing' } },
      { id: 'new', type: 'regression', parameters: {} },
      { id: 'proto', type: 'constructor', parameters: {} },
      { id: 'last', type: 'limit', parameters: { count: 1 } },
    ])
    expect([...outcomes.values()].map(({ state }) => state)).toEqual([
      'done',
      'off',
      'unknown',
      'unknown',
      'done',
    ])
    expect(outcomes.get('last')?.rows).toBe(1)
  })

  it('[D2] joins with the result of a step before, and runs again when that changes', async () => {
    const engine = openEngine()
    engine.source('a.csv', 'id,x\n1,one')
    engine.source('b.csv', 'id,y\n1,uno')
    const steps = (count: number) => [
      { id: 'a', type: 'load', parameters: { source: 'a.csv' } },
      { id: 'few', type: 'limit', parameters: { count } },
      { id: 'b', type: 'load', parameters: { source: 'b.csv' } },
      { id: 'join', type: 'join', parameters: { with: 'step:few', key: 'id' } },
      { id: 'early', type: 'join', parameters: { with: 'step:early', key: 'id' } },
    ]
    const outcomes = await engine.run(steps(1))
    expect(outcomes.get('join')?.first).toEqual([[1, 'uno', 'one']])
    expect(outcomes.get('early')?.error).toMatch('does not come before')
    expect((await engine.run(steps(0))).get('join')?.first).toEqual([[1, 'uno', null]])
  })

  it('[D2] answers with rows, with what a column holds, with a chart and with a file', async () => {
    const engine = openEngine()
    engine.source('survey.csv', survey)
    await engine.run(example)
    expect(engine.ask({ about: 'rows', step: 'load', from: 2, count: 5 })).toEqual([
      [null, 40],
      ['Yes', 25],
    ])
    expect(engine.ask({ about: 'column', step: 'load', column: 'age' })).toMatchObject({
      filled: 4,
      distinct: 4,
      least: 20,
      greatest: 40,
      mean: 28.75,
      median: 27.5,
    })
    expect(engine.ask({ about: 'chart', step: 'count' })).toMatchObject({
      kind: 'bar',
      xs: ['No', 'Yes'],
      series: [{ values: [1, 2] }],
    })
    expect(engine.ask({ about: 'csv', step: 'count' })).toBe('answer,count\nNo,1\nYes,2')
    expect(engine.ask({ about: 'csv', step: 'gone' })).toBeUndefined()
  })

  it('[D2] no parameters of any step break it: there is a result or a sentence', async () => {
    const engine = openEngine()
    engine.source('survey.csv', survey)
    const words = fc.constantFrom(
      'answer',
      'age',
      'survey.csv',
      'bar',
      'line',
      'sum',
      'count',
      'expression',
      'left',
      '1',
    )
    const value = fc.oneof(words, fc.jsonValue({ maxDepth: 2 }))
    const names = fc.constantFrom(
      ...[
        'column',
        'operator',
        'value',
        'mode',
        'expression',
        'source',
        'by',
        'measure:1',
        'name',
        'with',
        'key',
      ],
      ...[
        'kind',
        'x',
        'y',
        'series',
        'function',
        'rows',
        'columns',
        'count',
        'from',
        'then',
        'hide:age',
        'name:age',
      ],
    )
    const step = fc.record({
      type: fc.constantFrom(...Object.keys(stepTypes)),
      parameters: fc.dictionary(names, value),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 4 }), async steps => {
        const all = [example[0] ?? { id: '' }, ...steps.map((each, at) => ({ id: `s${at}`, ...each }))]
        const outcomes = await engine.run(all)
        for (const { state, error } of outcomes.values())
          if (state === 'error') expect(error).not.toMatch('not what it expects')
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it('[D2] a hundred thousand rows go through a whole pipeline', async () => {
    const engine = openEngine()
    const lines = Array.from(
      { length: 100_000 },
      (_, at) =>
        `${at},${['Yes', 'No', 'Maybe'][at % 3]},${at % 97},2026-01-${String((at % 28) + 1).padStart(2, '0')},a${at % 500},b,c,d,e,${at / 7}`,
    )
    engine.source('big.csv', `id,answer,age,day,city,k1,k2,k3,k4,x\n${lines.join('\n')}`)
    const outcomes = await engine.run([
      { id: 'load', parameters: { source: 'big.csv' } },
      { id: 'compute', type: 'compute', parameters: { name: 'z', expression: 'round(x * age / 3, 2)' } },
      { id: 'filter', type: 'filter', parameters: { column: 'age', operator: '>', value: '10' } },
      { id: 'sort', type: 'sort', parameters: { column: 'city', second: 'z' } },
      {
        id: 'group',
        type: 'aggregate',
        parameters: { by: ['city', 'answer'], 'measure:1': { function: 'mean', column: 'z' } },
      },
    ])
    expect([...outcomes.values()].map(({ state, rows }) => [state, rows])).toEqual([
      ['done', 100_000],
      ['done', 100_000],
      ['done', 88_659],
      ['done', 88_659],
      ['done', 1_500],
    ])
  }, 120_000)
})

import { describe, expect, it } from 'vitest'
import { readChart, thinned } from '../charts/chart-data'
import { autoChart } from './auto-chart'
import { type Drawing, draw } from './draw'
import { table } from './testing/open-engine'

const data = table(`
answer,age,when,team
yes,30,2026-03-02,red
no,20,2026-03-01,red
yes,40,2026-03-01,blue
maybe,,2026-03-03,blue`)

const drawn = (drawing: Partial<Drawing>) =>
  draw(data, { kind: 'bar', x: 'answer', y: '', measure: '', series: '', ...drawing })

describe('a chart', () => {
  it('[D2] of bars counts rows, or adds up a column, by series too', () => {
    expect(drawn({})).toMatchObject({
      y: 'count',
      xs: ['yes', 'no', 'maybe'],
      series: [{ values: [2, 1, 1] }],
    })
    expect(drawn({ y: 'age', series: 'team' })).toMatchObject({
      y: 'age',
      series: [
        { name: 'blue', values: [40, null, 0] },
        { name: 'red', values: [30, 20, null] },
      ],
    })
  })

  it('[D2] of a line goes along the days', () => {
    expect(drawn({ kind: 'line', x: 'when', y: 'age', measure: 'mean' })).toMatchObject({
      x: { type: 'date' },
      y: 'mean of age',
      xs: ['2026-03-01', '2026-03-02', '2026-03-03'],
      series: [{ values: [30, 30, null] }],
    })
  })

  it('[D2] of points needs two columns of numbers', () => {
    expect(drawn({ kind: 'scatter', x: 'when', y: 'age' }).series[0]?.values).toEqual([20, 40, 30])
    expect(() => drawn({ kind: 'scatter' })).toThrow('needs numbers or dates')
    expect(() => drawn({ kind: 'scatter', x: 'age', y: 'answer' })).toThrow('Only numbers can be drawn')
  })

  it('[D2] of slices shows the largest first', () => {
    expect(drawn({ kind: 'pie' })).toMatchObject({
      xs: ['yes', 'no', 'maybe'],
      series: [{ values: [2, 1, 1] }],
    })
  })

  it('[D2] of a distribution counts in even stretches', () => {
    const { xs, series } = drawn({ kind: 'histogram', x: 'age' })
    expect(xs.length).toBe(series[0]?.values.length)
    expect(series[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(3)
    expect(() => drawn({ kind: 'histogram' })).toThrow('A histogram needs numbers')
  })

  it('[D2] keeps to its number of points, and says so', () => {
    const many = table(`x,y\n${Array.from({ length: 5000 }, (_, at) => `${at},${at}`).join('\n')}`)
    const line = draw(many, { kind: 'line', x: 'x', y: 'y', measure: '', series: '' })
    expect(line.xs).toHaveLength(2000)
    const few = thinned(line, 200)
    expect(few.xs).toHaveLength(200)
    expect(few.note).toMatch('200 of')
    expect(readChart(JSON.parse(JSON.stringify(few)))).toEqual(few)
  })

  it('[D2] is found for any table', () => {
    expect(autoChart(table('answer,count\nyes,2\nno,1'))).toMatchObject({ kind: 'bar', y: 'count' })
    expect(autoChart(table('day,count\n2026-01-01,2\n2026-01-02,1'))).toMatchObject({ kind: 'line' })
    expect(autoChart(data)).toMatchObject({ kind: 'bar' })
    expect(autoChart(table('x\n1\n2'))).toMatchObject({ kind: 'histogram' })
    expect(autoChart(table('id\na1\na2'))).toMatchObject({ kind: 'bar' })
    expect(autoChart({ columns: [], rows: 0 })).toBeUndefined()
  })
})

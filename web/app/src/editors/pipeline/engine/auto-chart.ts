import type { ChartData } from '../charts/chart-data'
import { draw } from './draw'
import type { Column, Table } from './table'

const mostBars = 30

const isDistinct = ({ values }: Column): boolean => new Set(values).size === values.length

const base = { y: '', measure: '', series: '' } as const

/** A fitting chart of any table, for a look at it; undefined when there is nothing to draw. */
export const autoChart = (table: Table): ChartData | undefined => {
  const [first] = table.columns
  if (!first || table.rows === 0) return undefined
  const number = table.columns.find(column => column !== first && column.type === 'number')
  // what was grouped has one row for each value of its first column
  if (
    number &&
    table.rows <= 200 &&
    first.type !== 'number' &&
    isDistinct(first) &&
    table.columns.length <= 6
  )
    return draw(table, {
      ...base,
      kind: first.type === 'date' ? 'line' : 'bar',
      x: first.name,
      y: number.name,
    })
  if (
    number &&
    first.type === 'number' &&
    table.columns.length <= 3 &&
    table.rows <= 200 &&
    isDistinct(first)
  )
    return draw(table, { ...base, kind: 'line', x: first.name, y: number.name })
  const words = table.columns
    .filter(({ type }) => type === 'text' || type === 'boolean')
    .map(({ name, values }) => ({ name, count: new Set(values).size }))
    .filter(({ count }) => count >= 2 && count <= mostBars)
    .sort((one, other) => one.count - other.count)[0]
  if (words) return draw(table, { ...base, kind: 'bar', x: words.name })
  const numbers = table.columns.find(({ type }) => type === 'number')
  return numbers && draw(table, { ...base, kind: 'histogram', x: numbers.name })
}

import { type ChartData, type ChartKind, mostPoints, thinned, type XType } from '../charts/chart-data'
import { groupsOf } from './groups'
import { checkMeasure, type Measure, measured } from './measures'
import { type Cell, type Column, cellText, type Table } from './table'
import { columnNamed, plural, quoted, StepError, Unfinished } from './words'

/** What to draw; a measure where several rows have the same x. */
export type Drawing = { kind: ChartKind; x: string; y: string; measure: Measure | ''; series: string }

const mostBars = 50
const mostSlices = 8
const mostSeries = 8

const xTypeOf = ({ type }: Column): XType => (type === 'number' || type === 'date' ? type : 'text')

const xOf = (cell: Cell, type: XType): string | number =>
  type === 'number' && typeof cell === 'number' ? cell : cellText(cell)

const numeric = (value: Cell): number | null => (typeof value === 'number' ? value : null)

const isSorted = (column: Column): boolean => xTypeOf(column) !== 'text'

/** x values as they come, unless they have an order of their own. */
const categories = (column: Column, rows: number): Cell[] => {
  if (isSorted(column))
    return groupsOf([column], rows).flatMap(({ key: [cell = null] }) => (cell === null ? [] : [cell]))
  return [...new Set(column.values)]
}

type Split = { name: string; rows: number[] }

const splitOf = (table: Table, name: string): { parts: Split[]; left: number } => {
  if (name === '')
    return { parts: [{ name: '', rows: Array.from({ length: table.rows }, (_, row) => row) }], left: 0 }
  const groups = groupsOf([columnNamed(table, name)], table.rows)
  const parts = groups
    .slice(0, mostSeries)
    .map(({ key: [cell = null], rows }) => ({ name: cellText(cell), rows }))
  return { parts, left: groups.length - parts.length }
}

const measureFor = (table: Table, { y, measure }: Drawing) => {
  const of = y === '' ? undefined : columnNamed(table, y)
  const wanted: Measure = measure || (of ? 'sum' : 'count')
  if (!of && wanted !== 'count') throw new Unfinished(`Choose the column to take the ${wanted} of.`)
  if (of) checkMeasure(wanted, of)
  if (of && (wanted === 'min' || wanted === 'max') && of.type !== 'number')
    throw new StepError(`Only numbers can be drawn, and ${quoted(of.name)} is ${of.type}.`)
  return { of, wanted }
}

/** Bars, lines and slices: one value for each x, or for each x of each series. */
const grouped = (table: Table, drawing: Drawing): ChartData => {
  const column = columnNamed(table, drawing.x)
  const { of, wanted } = measureFor(table, drawing)
  const all = categories(column, table.rows)
  const xs = all.slice(0, drawing.kind === 'line' ? mostPoints.drawn : mostBars)
  const { parts, left } = splitOf(table, drawing.kind === 'pie' ? '' : drawing.series)
  const series = parts.map(({ name, rows }) => {
    const byX = new Map<Cell, number[]>()
    for (const row of rows) {
      const x = column.values[row] ?? null
      const known = byX.get(x)
      if (known) known.push(row)
      else byX.set(x, [row])
    }
    const values = xs.map(x => {
      const found = byX.get(x)
      if (!found) return drawing.kind === 'bar' && !of ? 0 : null
      return of
        ? numeric(
            measured(
              wanted,
              found.map(row => of.values[row] ?? null),
            ),
          )
        : found.length
    })
    return { name, values }
  })
  const type = xTypeOf(column)
  const notes = [
    ...(all.length > xs.length ? [`the first ${xs.length} of ${plural(all.length, 'value')}`] : []),
    ...(left > 0 ? [`${left} more series are not shown`] : []),
  ]
  return {
    kind: drawing.kind,
    x: { name: column.name, type },
    y: of ? (drawing.measure ? `${wanted} of ${of.name}` : of.name) : 'count',
    xs: xs.map(x => xOf(x, type)),
    series,
    ...(notes.length > 0 && { note: notes.join('; ') }),
  }
}

/** The largest slices, and the rest as one. */
const pie = (table: Table, drawing: Drawing): ChartData => {
  const chart = grouped(table, drawing)
  const slices = chart.xs
    .map((x, at) => ({ x: String(x), value: chart.series[0]?.values[at] ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value)
  const shown = slices.slice(0, slices.length > mostSlices ? mostSlices - 1 : mostSlices)
  const rest = slices.slice(shown.length)
  if (rest.length > 0)
    shown.push({ x: `${rest.length} others`, value: rest.reduce((sum, { value }) => sum + value, 0) })
  return {
    ...chart,
    x: { ...chart.x, type: 'text' },
    xs: shown.map(({ x }) => x),
    series: [{ name: '', values: shown.map(({ value }) => value) }],
  }
}

/** Points of two columns of numbers, or of a date and a number. */
const scatter = (table: Table, drawing: Drawing): ChartData => {
  const column = columnNamed(table, drawing.x)
  if (!isSorted(column))
    throw new StepError(
      `A scatter chart needs numbers or dates, and ${quoted(column.name)} is ${column.type}.`,
    )
  if (drawing.y === '') throw new Unfinished('Choose the column for the y axis.')
  const of = columnNamed(table, drawing.y)
  if (of.type !== 'number')
    throw new StepError(`Only numbers can be drawn, and ${quoted(of.name)} is ${of.type}.`)
  const { parts, left } = splitOf(table, drawing.series)
  const points = parts
    .flatMap(({ rows }, part) =>
      rows.map(row => ({ part, x: column.values[row] ?? null, y: of.values[row] ?? null })),
    )
    .filter(({ x, y }) => x !== null && y !== null)
    .sort((one, other) => (one.x === other.x ? 0 : (one.x ?? '') < (other.x ?? '') ? -1 : 1))
  const type = xTypeOf(column)
  return thinned(
    {
      kind: 'scatter',
      x: { name: column.name, type },
      y: of.name,
      xs: points.map(({ x }) => xOf(x, type)),
      series: parts.map(({ name }, part) => ({
        name,
        values: points.map(point => (point.part === part ? numeric(point.y) : null)),
      })),
      ...(left > 0 && { note: `${left} more series are not shown` }),
    },
    mostPoints.drawn * parts.length,
  )
}

const binWidth = (spread: number, wanted: number): number => {
  const rough = spread / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 2.5, 5, 10].find(step => step * power >= rough) ?? 10) * power
}

/** How many rows fall into each stretch of numbers. */
const histogram = (table: Table, drawing: Drawing): ChartData => {
  const column = columnNamed(table, drawing.x)
  if (column.type !== 'number')
    throw new StepError(`A histogram needs numbers, and ${quoted(column.name)} is ${column.type}.`)
  const numbers = column.values.filter(cell => typeof cell === 'number')
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const number of numbers) [least, most] = [Math.min(least, number), Math.max(most, number)]
  const width = most > least ? binWidth(most - least, 12) : 1
  const start = numbers.length > 0 ? Math.floor(least / width) : 0
  const count = numbers.length > 0 ? Math.floor(most / width) - start + 1 : 0
  const values = new Array<number>(Math.min(count, 200)).fill(0)
  for (const number of numbers) {
    const at = Math.min(values.length - 1, Math.floor(number / width) - start)
    values[at] = (values[at] ?? 0) + 1
  }
  const tidy = (number: number) => Number(number.toPrecision(10))
  return {
    kind: 'histogram',
    x: { name: column.name, type: 'text' },
    y: 'count',
    xs: values.map((_, at) => `${tidy((start + at) * width)} – ${tidy((start + at + 1) * width)}`),
    series: [{ name: '', values }],
  }
}

/** The data of a chart; what cannot be drawn is said in a sentence. */
export const draw = (table: Table, drawing: Drawing): ChartData => {
  if (drawing.x === '') throw new Unfinished('Choose the column for the x axis.')
  if (drawing.kind === 'pie') return pie(table, drawing)
  if (drawing.kind === 'scatter') return scatter(table, drawing)
  if (drawing.kind === 'histogram') return histogram(table, drawing)
  return grouped(table, drawing)
}

import type * as Y from 'yjs'
import { type ChartData, readChart } from '../charts/chart-data'
import type { Cell, ColumnType } from '../engine/table'
import { columnTypes } from '../engine/table'
import { isObject, stepsOf } from './step'

/** What the last run of a step said, shared with everyone: also those who do not have the data see it. */
export type Result = {
  /** Which parameters it belongs to; see `chainOf`. */
  chain: string
  rows: number
  columns: { name: string; type: ColumnType }[]
  /** How many columns there are; `columns` holds the first of them. */
  width: number
  /** The first rows of the first columns. */
  sample: Cell[][]
  chart?: ChartData
  error?: string
  /** When, in ISO 8601. */
  at: string
  by: { id: string; name: string }
}

export const most = { rows: 20, columns: 12, text: 80, bytes: 8192 } as const

const textOf = (value: unknown, longest = 200): string =>
  typeof value === 'string' ? value.slice(0, longest) : ''

const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : 0

const isCell = (value: unknown): value is Cell =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const columnOf = (value: unknown): Result['columns'] => {
  if (!isObject(value)) return []
  const type = columnTypes.find(each => each === value.type) ?? 'text'
  return [{ name: textOf(value.name), type }]
}

const rowOf = (value: unknown): Cell[] =>
  Array.isArray(value) ? value.slice(0, most.columns).map(cell => (isCell(cell) ? cell : null)) : []

/** A result as it stands in a document; another client may have written anything, so what does not fit is left out. */
export const readResult = (value: unknown): Result | undefined => {
  if (!isObject(value) || Number.isNaN(Date.parse(textOf(value.at)))) return undefined
  const chart = readChart(value.chart)
  const error = textOf(value.error, 1000)
  const by = isObject(value.by) ? value.by : {}
  const columns = Array.isArray(value.columns) ? value.columns.slice(0, most.columns).flatMap(columnOf) : []
  return {
    chain: textOf(value.chain),
    rows: countOf(value.rows),
    columns,
    width: Math.max(columns.length, countOf(value.width)),
    sample: Array.isArray(value.sample) ? value.sample.slice(0, most.rows).map(rowOf) : [],
    ...(chart && { chart }),
    ...(error && { error }),
    at: textOf(value.at),
    by: { id: textOf(by.id), name: textOf(by.name) || 'Someone' },
  }
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

const shortened = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.length > most.text ? `${cell.slice(0, most.text - 1)}…` : cell

/** A result that keeps within its bounds: rows of the sample go first, then the chart. */
export const bounded = (result: Result): Result => {
  const short: Result = {
    ...result,
    columns: result.columns
      .slice(0, most.columns)
      .map(({ name, type }) => ({ name: name.slice(0, most.text), type })),
    width: result.columns.length,
    sample: result.sample.slice(0, most.rows).map(row => row.slice(0, most.columns).map(shortened)),
  }
  while (short.sample.length > 3 && bytesOf(short) > most.bytes) short.sample.pop()
  if (bytesOf(short) > most.bytes) delete short.chart
  while (short.sample.length > 0 && bytesOf(short) > most.bytes) short.sample.pop()
  return short
}

/** Without the data itself: for documents whose people do not want to share any of it. */
export const withoutData = ({ sample: _, chart: __, ...result }: Result): Result => ({
  ...result,
  sample: [],
})

/** What a result says, apart from who made it when. */
export const saying = ({ at: _, by: __, ...said }: Result): string => JSON.stringify(said)

/** The origin of results: they are no one's edits, so that no undo takes them back. */
export const resultOrigin = Symbol('pipeline-results')

/** Writes results, all in one change, to the steps that are still there. */
export const writeResults = (doc: Y.Doc, results: ReadonlyMap<string, Result>): void => {
  const steps = stepsOf(doc)
  doc.transact(() => {
    for (const [id, result] of results) {
      const step = steps.get(id)
      if (isShared(step)) step.set('result', result)
    }
  }, resultOrigin)
}

const isShared = (value: unknown): value is Y.Map<unknown> =>
  isObject(value) && 'observeDeep' in value && 'set' in value

/** Takes the samples out of every result. */
export const forgetSamples = (doc: Y.Doc, read: () => readonly { id: string; result: unknown }[]): void => {
  const bare = new Map<string, Result>()
  for (const { id, result } of read()) {
    const known = readResult(result)
    if (known && (known.sample.length > 0 || known.chart)) bare.set(id, withoutData(known))
  }
  if (bare.size > 0) writeResults(doc, bare)
}

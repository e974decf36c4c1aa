import type { Cell, Column, Table } from '../table'
import { freeName } from '../table'
import { columnNamed, plural, StepError, Unfinished } from '../words'
import { type Context, choice, needed, type StepType, text } from './step-type'

const mostRows = 2_000_000
const nothing = -1

const otherTable = (wanted: string, context: Context): Table => {
  if (wanted === '') throw new Unfinished('Choose what to join with.')
  if (wanted.startsWith('step:')) return context.step(wanted.slice('step:'.length))
  const name = wanted.startsWith('source:') ? wanted.slice('source:'.length) : wanted
  return context.source(name, { header: true }).table
}

// a number on one side and the same written as text on the other are the same key
const keyOf = (cell: Cell): string | undefined =>
  cell === null ? undefined : String(cell).trim().toLowerCase()

const rowsByKey = ({ values }: Column): Map<string, number[]> => {
  const rows = new Map<string, number[]>()
  for (const [row, cell] of values.entries()) {
    const key = keyOf(cell)
    if (key === undefined) continue
    const known = rows.get(key)
    if (known) known.push(row)
    else rows.set(key, [row])
  }
  return rows
}

/** Columns of another table beside those of this one, where a key is the same. */
export const join: StepType = (table, parameters, context) => {
  const other = otherTable(text(parameters, 'with'), context)
  const kind = choice(parameters, 'kind', ['left', 'inner'])
  const ownKey = needed(parameters, 'key', 'Choose the column that both tables have in common.')
  const own = columnNamed(table, ownKey)
  const theirs = columnNamed(other, text(parameters, 'other_key') || ownKey)
  const matches = rowsByKey(theirs)
  const left: number[] = []
  const right: number[] = []
  let unmatched = 0
  for (let row = 0; row < table.rows; row += 1) {
    const key = keyOf(own.values[row] ?? null)
    const found = key === undefined ? undefined : matches.get(key)
    if (!found) unmatched += 1
    for (const match of found ?? (kind === 'left' ? [nothing] : [])) {
      left.push(row)
      right.push(match)
    }
    if (left.length > mostRows)
      throw new StepError(
        `This would make more than ${plural(mostRows, 'row')}: the key is not the same thing on both sides.`,
      )
  }
  const columns: Column[] = table.columns.map(column => ({
    ...column,
    values: left.map(row => column.values[row] ?? null),
  }))
  for (const column of other.columns) {
    if (column === theirs) continue
    columns.push({
      name: freeName(column.name, columns),
      type: column.type,
      values: right.map(row => (row === nothing ? null : (column.values[row] ?? null))),
    })
  }
  const what = kind === 'left' ? 'stayed without a match' : 'had no match and were left out'
  return {
    table: { columns, rows: left.length },
    notes: unmatched > 0 ? [`${plural(unmatched, 'row')} ${what}.`] : [],
  }
}

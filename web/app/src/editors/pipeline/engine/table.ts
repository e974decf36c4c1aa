/** A value in a table. Dates are text, `2026-03-01` or `2026-03-01 14:30:00`: it sorts as time does and needs no time zone. */
export type Cell = string | number | boolean | null

export const columnTypes = ['text', 'number', 'date', 'boolean'] as const
export type ColumnType = (typeof columnTypes)[number]

export type Column = { name: string; type: ColumnType; values: readonly Cell[] }

/** Columns of equal length; never changed once made, so steps share what they do not touch. */
export type Table = { columns: readonly Column[]; rows: number }

export const emptyTable: Table = { columns: [], rows: 0 }

/** The rows at the given places, in that order. */
export const pick = (table: Table, places: ArrayLike<number>): Table => ({
  rows: places.length,
  columns: table.columns.map(column => ({ ...column, values: picked(column.values, places) })),
})

const picked = (values: readonly Cell[], places: ArrayLike<number>): Cell[] => {
  const result = new Array<Cell>(places.length)
  for (let at = 0; at < places.length; at += 1) result[at] = values[places[at] ?? 0] ?? null
  return result
}

/** A page of rows, row by row. */
export const rowsOf = (table: Table, from: number, count: number): Cell[][] => {
  const first = Math.max(0, Math.floor(from))
  const last = Math.min(table.rows, first + Math.max(0, count))
  const rows: Cell[][] = []
  for (let row = first; row < last; row += 1)
    rows.push(table.columns.map(({ values }) => values[row] ?? null))
  return rows
}

/** A name no column has yet: `total`, else `total 2` and so on. */
export const freeName = (wanted: string, taken: readonly { name: string }[]): string => {
  const names = new Set(taken.map(({ name }) => name))
  if (!names.has(wanted)) return wanted
  let number = 2
  while (names.has(`${wanted} ${number}`)) number += 1
  return `${wanted} ${number}`
}

/** A cell as people read it in a note or a label. */
export const cellText = (cell: Cell): string => (cell === null ? '(empty)' : String(cell))

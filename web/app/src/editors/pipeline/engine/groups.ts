import type { Cell, Column } from './table'
import { compareCells } from './values'

export type Group = { key: Cell[]; rows: number[] }

/** Rows that are equal in all given columns, sorted by what they are equal in. */
export const groupsOf = (columns: readonly Column[], rows: number): Group[] => {
  const groups = new Map<Cell | string, Group>()
  const [first] = columns
  for (let row = 0; row < rows; row += 1) {
    const key =
      columns.length === 1
        ? (first?.values[row] ?? null)
        : JSON.stringify(columns.map(({ values }) => values[row] ?? null))
    const known = groups.get(key)
    if (known) known.rows.push(row)
    else groups.set(key, { key: columns.map(({ values }) => values[row] ?? null), rows: [row] })
  }
  return [...groups.values()].sort((one, other) => {
    for (const [at, cell] of one.key.entries()) {
      const order = compareCells(cell, other.key[at] ?? null)
      if (order !== 0) return order
    }
    return 0
  })
}

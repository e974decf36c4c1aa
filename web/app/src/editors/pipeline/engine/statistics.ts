import { measured } from './measures'
import type { Cell, Column, ColumnType } from './table'

/** What a column holds, at a glance. */
export type ColumnStatistics = {
  name: string
  type: ColumnType
  filled: number
  empty: number
  distinct: number
  least: Cell
  greatest: Cell
  mean: Cell
  median: Cell
  /** The values that occur most, with how often. */
  frequent: { value: Cell; count: number }[]
}

const shown = 6

export const statisticsOf = ({ name, type, values }: Column): ColumnStatistics => {
  const counts = new Map<Cell, number>()
  let empty = 0
  for (const cell of values) {
    if (cell === null) empty += 1
    else counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  const isNumber = type === 'number'
  return {
    name,
    type,
    filled: values.length - empty,
    empty,
    distinct: counts.size,
    least: type === 'text' ? null : measured('min', values),
    greatest: type === 'text' ? null : measured('max', values),
    mean: isNumber ? measured('mean', values) : null,
    median: isNumber ? measured('median', values) : null,
    frequent: [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count)
      .slice(0, shown),
  }
}

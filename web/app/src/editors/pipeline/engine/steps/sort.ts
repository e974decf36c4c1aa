import { type Column, pick, type Table } from '../table'
import { compareCells } from '../values'
import { columnNamed } from '../words'
import { choice, needed, type StepType, text } from './step-type'

/** The place of each row's value among all values: comparing whole numbers is far faster than comparing words. */
const ranksOf = ({ values }: Column): Float64Array => {
  const sorted = [...new Set(values)].sort(compareCells)
  const rank = new Map(sorted.map((cell, at) => [cell, at]))
  return Float64Array.from(values, cell => (cell === null ? Number.NaN : (rank.get(cell) ?? 0)))
}

type By = { ranks: Float64Array; sign: 1 | -1 }

// what is empty comes last in both directions
const compare = ({ ranks, sign }: By, one: number, other: number): number => {
  const [left = 0, right = 0] = [ranks[one], ranks[other]]
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(left)) - Number(Number.isNaN(right))
  return sign * (left - right)
}

const by = (table: Table, column: string, direction: 'ascending' | 'descending'): By => ({
  ranks: ranksOf(columnNamed(table, column)),
  sign: direction === 'ascending' ? 1 : -1,
})

const directions = ['ascending', 'descending'] as const

/** Rows by one column, and by a second one where the first is equal; equal rows keep their order. */
export const sort: StepType = (table, parameters) => {
  const column = needed(parameters, 'column', 'Choose the column to sort by.')
  const first = by(table, column, choice(parameters, 'direction', directions))
  const also = text(parameters, 'second')
  const second = also === '' ? undefined : by(table, also, choice(parameters, 'second_direction', directions))
  const places = Uint32Array.from({ length: table.rows }, (_, row) => row)
  places.sort(
    (one, other) => compare(first, one, other) || (second ? compare(second, one, other) : 0) || one - other,
  )
  return { table: pick(table, places) }
}

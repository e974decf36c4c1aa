import type { Cell, Column, ColumnType } from './table'
import { compareCells } from './values'
import { quoted, StepError } from './words'

export const measures = ['count', 'sum', 'mean', 'median', 'min', 'max', 'distinct'] as const
export type Measure = (typeof measures)[number]

const sum = (numbers: readonly number[]): number => {
  // Kahan: a hundred thousand tenths are ten thousand
  let [total, lost] = [0, 0]
  for (const number of numbers) {
    const add = number - lost
    const next = total + add
    lost = next - total - add
    total = next
  }
  return total
}

/** The middle one of numbers, or the mean of the two in the middle. */
export const median = (numbers: readonly number[]): number | null => {
  if (numbers.length === 0) return null
  const sorted = Float64Array.from(numbers).sort()
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

const extreme = (cells: readonly Cell[], sign: 1 | -1): Cell => {
  let found: Cell = null
  for (const cell of cells) if (found === null || sign * compareCells(cell, found) > 0) found = cell
  return found
}

/** A measure of some values; what is empty does not count. Of no values only how many there are is known. */
export const measured = (measure: Measure, values: readonly Cell[]): Cell => {
  const cells = values.filter(cell => cell !== null)
  const numbers = () => cells.filter(cell => typeof cell === 'number')
  switch (measure) {
    case 'count':
      return cells.length
    case 'distinct':
      return new Set(cells).size
    case 'min':
      return extreme(cells, -1)
    case 'max':
      return extreme(cells, 1)
    case 'median':
      return median(numbers())
    case 'sum':
      return sum(numbers())
    case 'mean': {
      const all = numbers()
      return all.length === 0 ? null : sum(all) / all.length
    }
  }
}

/** The type of a measure of a column. */
export const typeOfMeasure = (measure: Measure, { type }: Pick<Column, 'type'>): ColumnType =>
  measure === 'min' || measure === 'max' ? type : 'number'

/** Says it in a sentence when a measure cannot be taken of a column. */
export const checkMeasure = (measure: Measure, { name, type }: Pick<Column, 'name' | 'type'>): void => {
  if ((measure === 'sum' || measure === 'mean' || measure === 'median') && type !== 'number')
    throw new StepError(`The ${measure} needs numbers, and ${quoted(name)} is ${type}.`)
}

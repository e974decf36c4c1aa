import { evaluate } from '../expression/compile'
import { isTrue } from '../expression/functions'
import { type Cell, type Column, pick } from '../table'
import { compareCells, typed } from '../values'
import { columnNamed, quoted, StepError, Unfinished } from '../words'
import { choice, needed, type StepType, text } from './step-type'

export const operators = [
  'not_empty',
  'empty',
  'equals',
  'not_equals',
  'greater',
  'at_least',
  'less',
  'at_most',
  'contains',
  'not_contains',
  'starts',
  'ends',
  'one_of',
] as const
export type Operator = (typeof operators)[number]

type Test = (cell: Cell) => boolean

// as other clients and people write them in files
const aliases: Readonly<Record<string, Operator>> = {
  '=': 'equals',
  '==': 'equals',
  '!=': 'not_equals',
  '<>': 'not_equals',
  '>': 'greater',
  '>=': 'at_least',
  '<': 'less',
  '<=': 'at_most',
}

const typeWords = {
  number: 'a number',
  date: 'a date, such as 2026-03-01',
  boolean: 'true or false',
  text: 'text',
}

const valueFor = ({ name, type }: Column, written: string): Cell => {
  const value = typed(written, type)
  if (value === undefined)
    throw new StepError(`${quoted(name)} is ${typeWords[type]}; ${quoted(written)} is not.`)
  return value
}

const small = (cell: Cell): string => (cell === null ? '' : String(cell).toLowerCase())

const isEmpty: Test = cell => cell === null || (typeof cell === 'string' && cell.trim() === '')

const same = (column: Column, written: string): Test => {
  if (column.type === 'text') {
    const wanted = written.trim().toLowerCase()
    return cell => small(cell).trim() === wanted
  }
  const value = valueFor(column, written)
  // a day is the same as any time of that day
  if (column.type === 'date' && typeof value === 'string' && value.length === 10)
    return cell => typeof cell === 'string' && cell.startsWith(value)
  return cell => cell === value
}

const ordered = (column: Column, written: string, accept: (order: number) => boolean): Test => {
  const value = valueFor(column, written)
  return cell => cell !== null && accept(compareCells(cell, value))
}

const test = (column: Column, operator: Operator, written: string): Test => {
  const part = written.toLowerCase()
  switch (operator) {
    case 'not_empty':
      return cell => !isEmpty(cell)
    case 'empty':
      return isEmpty
    case 'equals':
      return same(column, written)
    case 'not_equals': {
      const equal = same(column, written)
      return cell => !equal(cell)
    }
    case 'greater':
      return ordered(column, written, order => order > 0)
    case 'at_least':
      return ordered(column, written, order => order >= 0)
    case 'less':
      return ordered(column, written, order => order < 0)
    case 'at_most':
      return ordered(column, written, order => order <= 0)
    case 'contains':
      return cell => small(cell).includes(part)
    case 'not_contains':
      return cell => !small(cell).includes(part)
    case 'starts':
      return cell => small(cell).startsWith(part)
    case 'ends':
      return cell => small(cell).endsWith(part)
    case 'one_of': {
      const tests = written.split(',').map(each => same(column, each.trim()))
      return cell => tests.some(each => each(cell))
    }
  }
}

const operatorOf = (written: unknown): unknown =>
  typeof written === 'string' && Object.hasOwn(aliases, written) ? aliases[written] : written

/** Keeps the rows that pass a test on one column, or an expression. Without an operator: those where it is not empty. */
export const filter: StepType = (table, parameters) => {
  if (choice(parameters, 'mode', ['column', 'expression']) === 'expression') {
    const { values, notes } = evaluate(text(parameters, 'expression'), table)
    return { table: pick(table, places(values, isTrue)), notes }
  }
  const column = columnNamed(table, needed(parameters, 'column', 'Choose the column to filter by.'))
  const operator = choice({ operator: operatorOf(parameters.operator) }, 'operator', operators)
  const written = text(parameters, 'value')
  if (written.trim() === '' && operator !== 'empty' && operator !== 'not_empty')
    throw new Unfinished('Write the value to compare with.')
  return { table: pick(table, places(column.values, test(column, operator, written))) }
}

const places = (values: readonly Cell[], accept: Test): number[] => {
  const found: number[] = []
  for (let row = 0; row < values.length; row += 1) if (accept(values[row] ?? null)) found.push(row)
  return found
}

import type { Cell, Table } from '../table'
import { compareCells } from '../values'
import { columnNamed, plural, StepError, unknown } from '../words'
import { functions, isTrue, NoValue, numberIn, real, textOf } from './functions'
import { type Node, type Operator, parse } from './parse'

/** The value of an expression in one row. */
export type Evaluate = (row: number) => Cell

type Arithmetic = (left: number, right: number) => number

const arithmetic: Partial<Record<Operator, Arithmetic>> = {
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  // as people count: the rest of -1 by 3 is 2
  '%': (left, right) => left - right * Math.floor(left / right),
  '^': (left, right) => left ** right,
}

// a number that is written as text is compared as a number with numbers
const compared = (left: Cell, right: Cell): number => {
  if (typeof left === 'number' && typeof right === 'string') return order(left, numberIn(right))
  if (typeof left === 'string' && typeof right === 'number') return order(numberIn(left), right)
  if (typeof left === 'string' && typeof right === 'string') return order(left, right)
  return compareCells(left, right)
}
const order = <Value extends string | number>(left: Value, right: Value): number =>
  left < right ? -1 : left > right ? 1 : 0

const equal = (left: Cell, right: Cell): boolean => {
  if (left === right) return true
  if (left === null || right === null) return false
  if (typeof left === typeof right) return false
  return textOf(left) === textOf(right)
}

const comparison: Partial<Record<Operator, (left: Cell, right: Cell) => Cell>> = {
  '=': equal,
  '!=': (left, right) => !equal(left, right),
  '<': (left, right) => left !== null && right !== null && compared(left, right) < 0,
  '<=': (left, right) => left !== null && right !== null && compared(left, right) <= 0,
  '>': (left, right) => left !== null && right !== null && compared(left, right) > 0,
  '>=': (left, right) => left !== null && right !== null && compared(left, right) >= 0,
}

// + adds numbers and joins everything that is not one
const plus = (left: Cell, right: Cell): Cell => {
  if (left === null || right === null) return null
  if (typeof left === 'string' || typeof right === 'string') return textOf(left) + textOf(right)
  return real(numberIn(left) + numberIn(right))
}

const binary = (operator: Operator, left: Evaluate, right: Evaluate): Evaluate => {
  if (operator === 'and') return row => isTrue(left(row)) && isTrue(right(row))
  if (operator === 'or') return row => isTrue(left(row)) || isTrue(right(row))
  const compare = comparison[operator]
  if (compare) return row => compare(left(row), right(row))
  const count = arithmetic[operator]
  if (!count) return row => plus(left(row), right(row))
  return row => {
    const [one, other] = [left(row), right(row)]
    return one === null || other === null ? null : real(count(numberIn(one), numberIn(other)))
  }
}

const counted = (least: number, most: number): string =>
  least === most
    ? plural(least, 'value')
    : most >= 50
      ? `at least ${plural(least, 'value')}`
      : `${least} to ${most} values`

const call = (name: string, given: readonly Node[], table: Table): Evaluate => {
  if (name === 'if') {
    const [test, then, otherwise] = given.map(each => build(each, table))
    if (!test || !then || given.length > 3)
      throw new StepError(
        'if(…) needs a condition, a value and another value: if(amount > 10, "many", "few").',
      )
    return row => (isTrue(test(row)) ? then(row) : (otherwise?.(row) ?? null))
  }
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!known) throw unknown('function', name, ['if', ...Object.keys(functions)])
  if (given.length < known.least || given.length > known.most)
    throw new StepError(`${name}(…) needs ${counted(known.least, known.most)}: ${known.form}.`)
  const values = given.map(each => build(each, table))
  return row => {
    const cells = values.map(value => value(row))
    return !known.empties && cells.includes(null) ? null : known.call(...cells)
  }
}

const build = (node: Node, table: Table): Evaluate => {
  switch (node.kind) {
    case 'value':
      return () => node.value
    case 'column': {
      const { values } = columnNamed(table, node.name)
      return row => values[row] ?? null
    }
    case 'unary': {
      const of = build(node.of, table)
      if (node.operator === '!') return row => !isTrue(of(row))
      return row => {
        const cell = of(row)
        return cell === null ? null : -numberIn(cell)
      }
    }
    case 'binary':
      return binary(node.operator, build(node.left, table), build(node.right, table))
    case 'choice': {
      const [test, then, otherwise] = [node.test, node.yes, node.otherwise].map(each => build(each, table))
      return row => (test && isTrue(test(row)) ? then?.(row) : otherwise?.(row)) ?? null
    }
    case 'call':
      return call(node.name, node.given, table)
  }
}

/** The values of an expression in every row of a table; rows where it has none are empty, and a note says why. */
export const evaluate = (written: string, table: Table): { values: Cell[]; notes: string[] } => {
  const value = build(parse(written), table)
  const values = new Array<Cell>(table.rows)
  let failed = 0
  let why = ''
  for (let row = 0; row < table.rows; row += 1) {
    try {
      values[row] = value(row)
    } catch (error) {
      if (!(error instanceof NoValue)) throw error
      values[row] = null
      failed += 1
      why ||= `Row ${(row + 1).toLocaleString('en')}: ${error.message}`
    }
  }
  return {
    values,
    notes: failed > 0 ? [`${why}. ${plural(failed, 'row is', 'rows are')} empty because of that.`] : [],
  }
}

/** How a column is written in an expression. */
export const inExpression = (column: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(column) && !reserved.has(column.toLowerCase()) ? column : `[${column}]`

const reserved = new Set(['and', 'or', 'not', 'true', 'false', 'empty', 'null', 'this'])

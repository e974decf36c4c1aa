import type { Cell } from '../table'
import { dateOf, numberOf, timeOf } from '../values'

/** A value that a function cannot take; the row gets an empty cell and the step a note. */
export class NoValue extends Error {}

/** A function people can use. `empties` says that it wants to see empty values; else an empty one makes an empty result. */
export type Known = {
  least: number
  most: number
  /** As it is shown in the help. */
  form: string
  about: string
  empties?: true
  call: (...given: Cell[]) => Cell
}

export const textOf = (cell: Cell): string => (cell === null ? '' : String(cell))

export const numberIn = (cell: Cell): number => {
  if (typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return Number(cell)
  const number = typeof cell === 'string' ? numberOf(cell) : undefined
  if (number === undefined) throw new NoValue(`“${textOf(cell).slice(0, 40)}” is not a number`)
  return number
}

const dateIn = (cell: Cell): string => {
  const date = typeof cell === 'string' ? dateOf(cell) : undefined
  if (date === undefined) throw new NoValue(`“${textOf(cell).slice(0, 40)}” is not a date`)
  return date
}

/** Whether a value counts as yes. */
export const isTrue = (cell: Cell): boolean => cell !== null && cell !== false && cell !== 0 && cell !== ''

/** What cannot be a number, such as 1 / 0, is empty. */
export const real = (number: number): Cell => (Number.isFinite(number) ? number : null)

const rounded = (number: number, digits: number): number => {
  const factor = 10 ** Math.max(-12, Math.min(12, Math.trunc(digits)))
  // a little more than half a step of the last bit: 1.005 is meant as it is written
  return (Math.sign(number) * Math.round(Math.abs(number) * factor * (1 + Number.EPSILON))) / factor
}

const one = (form: string, about: string, call: (cell: Cell) => Cell): Known => ({
  least: 1,
  most: 1,
  form,
  about,
  call: (cell = null) => call(cell),
})

const filled = (given: readonly Cell[]): number[] => given.filter(cell => cell !== null).map(numberIn)

const part = (from: number, to: number) => (cell: Cell) => {
  const text = dateIn(cell).slice(from, to)
  return text === '' ? 0 : Number(text)
}

const dayMs = 86_400_000
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const mostCharacters = 10_000

/** Every function of expressions, by its name in small letters. */
export const functions: Readonly<Record<string, Known>> = {
  round: {
    least: 1,
    most: 2,
    form: 'round(number, digits)',
    about: 'to whole numbers, or to so many digits',
    call: (number = null, digits = 0) => real(rounded(numberIn(number), numberIn(digits))),
  },
  floor: one('floor(number)', 'down to a whole number', cell => Math.floor(numberIn(cell))),
  ceil: one('ceil(number)', 'up to a whole number', cell => Math.ceil(numberIn(cell))),
  abs: one('abs(number)', 'without its sign', cell => Math.abs(numberIn(cell))),
  sqrt: one('sqrt(number)', 'the square root', cell => real(Math.sqrt(numberIn(cell)))),
  log: one('log(number)', 'the natural logarithm', cell => real(Math.log(numberIn(cell)))),
  min: {
    least: 1,
    most: 50,
    form: 'min(a, b, …)',
    about: 'the smallest number',
    empties: true,
    call: (...given) => real(Math.min(...filled(given))),
  },
  max: {
    least: 1,
    most: 50,
    form: 'max(a, b, …)',
    about: 'the largest number',
    empties: true,
    call: (...given) => real(Math.max(...filled(given))),
  },
  number: one('number(text)', 'a text read as a number', cell => numberIn(cell)),
  text: one('text(value)', 'a value as text', textOf),
  lower: one('lower(text)', 'in small letters', cell => textOf(cell).toLowerCase()),
  upper: one('upper(text)', 'in capital letters', cell => textOf(cell).toUpperCase()),
  trim: one('trim(text)', 'without spaces around it', cell => textOf(cell).trim()),
  len: one('len(text)', 'how many characters', cell => [...textOf(cell)].length),
  left: {
    least: 2,
    most: 2,
    form: 'left(text, count)',
    about: 'the first characters',
    call: (text = null, count = null) => [...textOf(text)].slice(0, Math.max(0, numberIn(count))).join(''),
  },
  right: {
    least: 2,
    most: 2,
    form: 'right(text, count)',
    about: 'the last characters',
    call: (text = null, count = null) => {
      const wanted = Math.max(0, numberIn(count))
      return wanted === 0 ? '' : [...textOf(text)].slice(-wanted).join('')
    },
  },
  contains: {
    least: 2,
    most: 2,
    form: 'contains(text, part)',
    about: 'whether a part occurs in it',
    call: (text = null, wanted = null) => textOf(text).toLowerCase().includes(textOf(wanted).toLowerCase()),
  },
  replace: {
    least: 3,
    most: 3,
    form: 'replace(text, part, with)',
    about: 'every occurrence',
    empties: true,
    call: (text = null, wanted = null, other = null) =>
      text === null || textOf(wanted) === ''
        ? text
        : textOf(text)
            .replaceAll(textOf(wanted), () => textOf(other))
            .slice(0, mostCharacters),
  },
  concat: {
    least: 1,
    most: 50,
    form: 'concat(a, b, …)',
    about: 'joined into one text',
    empties: true,
    call: (...given) => given.map(textOf).join('').slice(0, mostCharacters),
  },
  coalesce: {
    least: 1,
    most: 50,
    form: 'coalesce(a, b, …)',
    about: 'the first that is not empty',
    empties: true,
    call: (...given) => given.find(cell => cell !== null && cell !== '') ?? null,
  },
  isempty: {
    least: 1,
    most: 1,
    form: 'isempty(value)',
    about: 'whether there is nothing in it',
    empties: true,
    call: (cell = null) => cell === null || cell === '',
  },
  year: one('year(date)', 'its year', part(0, 4)),
  month: one('month(date)', 'its month, 1 to 12', part(5, 7)),
  day: one('day(date)', 'its day, 1 to 31', part(8, 10)),
  hour: one('hour(date)', 'its hour, 0 to 23', part(11, 13)),
  weekday: one(
    'weekday(date)',
    'Monday, Tuesday, …',
    cell => weekdays[new Date(timeOf(dateIn(cell))).getUTCDay()] ?? null,
  ),
  yearmonth: one('yearmonth(date)', 'such as 2026-03', cell => dateIn(cell).slice(0, 7)),
  days: {
    least: 2,
    most: 2,
    form: 'days(from, to)',
    about: 'days between two dates',
    call: (from = null, to = null) => (timeOf(dateIn(to)) - timeOf(dateIn(from))) / dayMs,
  },
}

import type { Cell, Column } from './table'
import { dateOf, dayOf } from './values'

type Reading = { type: Column['type']; read: (text: string) => Cell | undefined }

// written like this a cell is empty, in a column of numbers or dates; in a text it may be a word
const missing = /^(na|n\/a|nan|null|none|-|–|\?)$/i

const wholeOrDecimal = /^[-+]?(0|[1-9]\d*)?(\.\d+)?(e[-+]?\d{1,3})?$/i
const withThousands = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/
const withComma = /^[-+]?(0|[1-9]\d*)(,\d+)?$/
const withCommaAndThousands = /^[-+]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/

// more digits than a number can hold are a name, such as that of an account
const finite = (number: number): number | undefined =>
  Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : undefined

const point = (text: string): Cell | undefined =>
  wholeOrDecimal.test(text) && /\d/.test(text)
    ? finite(Number(text))
    : withThousands.test(text)
      ? finite(Number(text.replaceAll(',', '')))
      : undefined

const comma = (text: string): Cell | undefined =>
  withComma.test(text) || withCommaAndThousands.test(text)
    ? finite(Number(text.replaceAll('.', '').replace(',', '.')))
    : undefined

const truth = (text: string): Cell | undefined => {
  const low = text.toLowerCase()
  return low === 'true' ? true : low === 'false' ? false : undefined
}

const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/

const inParts =
  (order: 'day first' | 'month first', separators: RegExp) =>
  (text: string): Cell | undefined => {
    const [, one, separator = '', other, year] = parts.exec(text) ?? []
    if (!separators.test(separator)) return undefined
    const [day, month] = order === 'day first' ? [one, other] : [other, one]
    return dayOf(Number(year), Number(month), Number(day))
  }

const german = inParts('day first', /[.]/)
const dayFirst = inParts('day first', /[/-]/)
const monthFirst = inParts('month first', /[/-]/)

const fits = (values: readonly string[], read: Reading['read']): boolean => {
  let some = false
  for (const text of values) {
    if (text === '' || missing.test(text)) continue
    if (read(text) === undefined) return false
    some = true
  }
  return some
}

/** Numbers are written with a comma where columns are divided by a semicolon: then a decimal comma is tried too. */
const readings = (decimalComma: boolean): Reading[] => [
  { type: 'boolean', read: truth },
  { type: 'number', read: point },
  ...(decimalComma ? [{ type: 'number', read: comma } as const] : []),
  { type: 'date', read: dateOf },
  { type: 'date', read: german },
]

const asText = (text: string): Cell => (text === '' ? null : text)

/** 3/4/2026 says nothing of what is the month; a column of them says it when one day is above the 12th. */
const slashed = (values: readonly string[]): Reading | undefined => {
  const [european, american] = [fits(values, dayFirst), fits(values, monthFirst)]
  if (european === american) return undefined
  return { type: 'date', read: european ? dayFirst : monthFirst }
}

/** A column of the type that all its cells have; what is written for "nothing" does not count. */
export const infer = (name: string, cells: readonly string[], decimalComma = false): Column => {
  const values = cells.map(cell => cell.trim())
  const reading = readings(decimalComma).find(({ read }) => fits(values, read)) ?? slashed(values)
  if (!reading) return { name, type: 'text', values: values.map(asText) }
  const { type, read } = reading
  return { name, type, values: values.map(text => (text === '' ? null : (read(text) ?? null))) }
}

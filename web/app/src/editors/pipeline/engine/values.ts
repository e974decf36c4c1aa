import type { Cell, ColumnType } from './table'

const plainNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i

/** A number as it is written plainly, such as `-12.5`; undefined when it is none. */
export const numberOf = (text: string): number | undefined => {
  const bare = text.trim()
  return plainNumber.test(bare) ? Number(bare) : undefined
}

const two = (part: number): string => String(part).padStart(2, '0')

/** A day that exists, as text; the 30th of February does not. */
export const dayOf = (year: number, month: number, day: number): string | undefined => {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day <= last ? `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` : undefined
}

const written =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[-+]\d{2}:?\d{2})?)?$/

/** A date as it is written with the year first, with or without a time; a time with a zone becomes UTC. */
export const dateOf = (text: string): string | undefined => {
  const parts = written.exec(text.trim())
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second = '0', zone] = parts
  const date = dayOf(Number(year), Number(month), Number(day))
  if (!date || hour === undefined || minute === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const time = `${two(Number(hour))}:${minute}:${second.padStart(2, '0')}`
  if (!zone || zone === 'Z') return `${date} ${time}`
  const at = new Date(`${date}T${time}${zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`}`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().slice(0, 19).replace('T', ' ')
}

/** The point in time of a date, in milliseconds; for axes. */
export const timeOf = (date: string): number =>
  Date.parse(`${date.replace(' ', 'T')}${date.length > 10 ? 'Z' : ''}`)

const ranks: Record<string, number> = { boolean: 0, number: 1, string: 2 }
const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The order of two values: as a person sorts text, numbers as numbers; what is empty comes last. */
export const compareCells = (one: Cell, other: Cell): number => {
  if (one === other) return 0
  if (one === null) return 1
  if (other === null) return -1
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one === 'string' && typeof other === 'string')
    return words.compare(one, other) || (one < other ? -1 : 1)
  return (ranks[typeof one] ?? 0) - (ranks[typeof other] ?? 0) || Number(one) - Number(other)
}

/** What people type for a value of a column, such as the 12 of "amount > 12"; undefined when it is none. */
export const typed = (text: string, type: ColumnType): Cell | undefined => {
  const bare = text.trim()
  if (type === 'number') return numberOf(bare)
  if (type === 'date') return dateOf(bare)
  if (type === 'boolean') {
    if (/^(true|yes|1)$/i.test(bare)) return true
    return /^(false|no|0)$/i.test(bare) ? false : undefined
  }
  return text
}

/** The type that fits the values of a new column: of text there can be anything. */
export const typeOfCells = (values: readonly Cell[]): ColumnType => {
  let type: ColumnType | undefined
  for (const cell of values) {
    if (cell === null) continue
    const own: ColumnType =
      typeof cell === 'number'
        ? 'number'
        : typeof cell === 'boolean'
          ? 'boolean'
          : isDate(cell)
            ? 'date'
            : 'text'
    if (type === undefined) type = own
    else if (type !== own) return 'text'
  }
  return type ?? 'text'
}

const normal = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/
const isDate = (text: string): boolean => normal.test(text) && dateOf(text) === text

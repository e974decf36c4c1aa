import type { Column, Table } from './table'

/** Something a person can mend, said in a sentence for them. */
export class StepError extends Error {}

/** Something that is not filled in yet: no error, only not finished. */
export class Unfinished extends StepError {}

/** A step needs data that is not on this device. */
export class NeedsSource extends Error {
  readonly source: string
  constructor(source: string) {
    super(`“${source}” is not on this device.`)
    this.source = source
  }
}

export const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

// a slip of two letters that changed places, as in “conut”, is one mistake
const distance = (one: string, other: string): number => {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)
      const swapped = one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]
      const swap = swapped && at > 1 && to > 1 ? (before[to - 2] ?? 0) + 1 : change
      next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, change, swap))
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}

/** The known name that a mistyped one most likely means; undefined when none is near. */
export const closest = (wanted: string, known: readonly string[]): string | undefined => {
  const low = wanted.toLowerCase().slice(0, 100)
  let best: { name: string; far: number } | undefined
  for (const name of known.slice(0, 1000)) {
    const far = distance(low, name.toLowerCase().slice(0, 100))
    if (!best || far < best.far) best = { name, far }
  }
  return best && best.far <= Math.max(1, Math.floor(low.length / 3)) ? best.name : undefined
}

/** A sentence about a name that is not known, with the one that was meant. */
export const unknown = (what: string, name: string, known: readonly string[]): StepError => {
  const meant = closest(name, known)
  return new StepError(
    `There is no ${what} ${quoted(name)}.${meant ? ` Did you mean ${quoted(meant)}?` : ''}`,
  )
}

/** The column of a name; without one a sentence that says so. */
export const columnNamed = (table: Table, name: string): Column => {
  const found = table.columns.find(column => column.name === name)
  if (found) return found
  throw unknown(
    'column',
    name,
    table.columns.map(column => column.name),
  )
}

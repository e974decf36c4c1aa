import Papa from 'papaparse'
import { infer } from './infer'
import { type Column, freeName, type Table } from './table'
import { plural, StepError } from './words'

/** How to read a file; undefined is found out. */
export type CsvOptions = { delimiter?: string; header: boolean }

export type ReadCsv = { table: Table; notes: string[] }

const mostColumns = 500
const mostRows = 2_000_000

/** The text of a file: UTF-8, UTF-16 with its mark, or what old spreadsheets write. */
export const decode = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const headerOf = (first: readonly string[], width: number, header: boolean): { name: string }[] => {
  const names: { name: string }[] = []
  for (let at = 0; at < width; at += 1) {
    const written = header ? (first[at] ?? '').trim().slice(0, 200) : ''
    names.push({ name: freeName(written || `column ${at + 1}`, names) })
  }
  return names
}

/** A table of the text of a CSV file, with the type of each column found out. */
export const readCsv = (text: string, { delimiter, header }: CsvOptions): ReadCsv => {
  const { data, meta } = Papa.parse<string[]>(text, {
    delimiter: delimiter ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  })
  const [first] = data
  if (!first) throw new StepError('This file is empty.')
  if (text.includes('\u0000')) throw new StepError('This is not a CSV file: it holds no text.')
  const body = header ? data.slice(1) : data
  if (body.length > mostRows) throw new StepError(`This file has more than ${plural(mostRows, 'row')}.`)
  const uneven = body.filter(row => row.length !== first.length).length
  const width = body.reduce((widest, row) => Math.max(widest, row.length), first.length)
  if (width > mostColumns) throw new StepError(`This file has more than ${mostColumns} columns.`)
  const columns: Column[] = headerOf(first, width, header).map(({ name }, at) =>
    infer(
      name,
      body.map(row => row[at] ?? ''),
      meta.delimiter === ';',
    ),
  )
  return {
    table: { columns, rows: body.length },
    notes:
      uneven > 0
        ? [
            `${plural(uneven, 'row has', 'rows have')} more or fewer cells than the first line; missing ones are empty.`,
          ]
        : [],
  }
}

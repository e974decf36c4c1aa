import Papa from 'papaparse'
import { rowsOf, type Table } from './table'

/** A table as a CSV file that spreadsheets open; a cell that would run as a formula there is made text. */
export const toCsv = (table: Table): string =>
  Papa.unparse(
    {
      fields: table.columns.map(({ name }) => name),
      data: rowsOf(table, 0, table.rows),
    },
    { newline: '\n', escapeFormulae: /^[=+@\t\r]|^-[^\d.]/ },
  )

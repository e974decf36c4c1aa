import type { ReactNode } from 'react'
import { cx } from '../../../ui/cx'
import type { Cell, ColumnType } from '../engine/table'
import { TypeIcon } from './type-icon'

type DataTableProps = {
  label: string
  columns: readonly { name: string; type: ColumnType }[]
  rows: readonly (readonly Cell[])[]
  /** The number of the first row; without it rows have no numbers. */
  from?: number
  /** What stands for the name of a column. */
  heading?: (column: { name: string; type: ColumnType }) => ReactNode
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 4 })

export const shownCell = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return number.format(cell)
  return typeof cell === 'boolean' ? (cell ? 'true' : 'false') : cell
}

/** Rows of a table that scrolls in both directions within its place; its head stays. */
export function DataTable({ label, columns, rows, from, heading }: DataTableProps) {
  return (
    // a region that scrolls has to be reachable by keyboard
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section aria-label={label} tabIndex={0} className="max-h-80 overflow-auto rounded-md border border-line">
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-left text-ui">
        <thead>
          <tr>
            {from !== undefined && (
              <th
                scope="col"
                className="sticky top-0 z-10 w-px border-b border-line bg-surface px-2 text-note font-normal text-faint"
              >
                <span className="sr-only">Row</span>
              </th>
            )}
            {columns.map((column, at) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: names of a shared result can be equal once they are cut
                key={at}
                scope="col"
                className={cx(
                  'sticky top-0 z-10 h-8 border-b border-line bg-surface px-2 text-note font-medium whitespace-nowrap',
                  column.type === 'number' && 'text-right',
                )}
              >
                {heading ? (
                  heading(column)
                ) : (
                  <span className="inline-flex items-center gap-1.5">
                    <TypeIcon type={column.type} />
                    {column.name}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of data has no other identity than its place
            <tr key={at} className="hover:bg-hover">
              {from !== undefined && (
                <td className="border-b border-line px-2 text-right text-note text-faint tabular-nums">
                  {(from + at + 1).toLocaleString('en')}
                </td>
              )}
              {columns.map(({ type }, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  key={column}
                  className={cx(
                    'h-7 max-w-64 truncate border-b border-line px-2 whitespace-nowrap',
                    type === 'number' && 'text-right tabular-nums',
                  )}
                >
                  {row[column] === null || row[column] === undefined ? (
                    <span className="text-faint">–</span>
                  ) : (
                    shownCell(row[column] ?? null)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

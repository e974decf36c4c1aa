import { chartRows } from '../charts/chart'
import type { ChartData } from '../charts/chart-data'
import { DataTable } from './data-table'

/** The same data as the chart, for who reads better than looks. */
export function ChartTable({ chart, name }: { chart: ChartData; name: string }) {
  const { columns, rows } = chartRows(chart)
  return <DataTable label={`Data of the chart ${name}`} columns={columns} rows={rows} />
}

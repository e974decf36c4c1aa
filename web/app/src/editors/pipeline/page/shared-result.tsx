import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { TimeAgo } from '../../../ui/time-ago'
import { Chart } from '../charts/chart'
import type { Result } from '../model/result'
import { ChartTable } from './chart-table'
import { DataTable } from './data-table'
import { type View, ViewSwitch } from './view-switch'

type SharedResultProps = { result: Result; stale: boolean; name: string }

/** The last result of someone who has the data: how much there was, the first rows, the chart. */
export function SharedResult({ result, stale, name }: SharedResultProps) {
  const { chart, sample, columns, rows, width, error, at, by } = result
  const [view, setView] = useState<View>(chart ? 'chart' : 'table')
  return (
    <section aria-label={`Shared result of ${name}`}>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 text-note text-muted">
          {rows.toLocaleString('en')} {rows === 1 ? 'row' : 'rows'}, {width}{' '}
          {width === 1 ? 'column' : 'columns'} · by {by.name}, <TimeAgo at={at} />
          {stale && <span className="text-warn-ink"> · from before the last change</span>}
        </p>
        {chart && <ViewSwitch value={view} onChange={setView} name={name} />}
      </div>
      {error ? (
        <p className="flex gap-2 rounded-md bg-danger-soft px-3 py-2.5 text-ui text-danger-ink">
          <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
          {error}
        </p>
      ) : chart && view === 'chart' ? (
        <Chart chart={chart} />
      ) : chart ? (
        <ChartTable chart={chart} name={name} />
      ) : (
        sample.length > 0 && (
          <>
            <DataTable label={`Shared rows of ${name}`} columns={columns} rows={sample} />
            {rows > sample.length && (
              <p className="mt-1 text-note text-muted">
                The first {sample.length} rows. Add the file to see all of them.
              </p>
            )}
          </>
        )
      )}
    </section>
  )
}

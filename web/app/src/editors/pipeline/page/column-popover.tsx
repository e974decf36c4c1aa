import { useEffect, useState } from 'react'
import { Popover } from '../../../ui/popover'
import { Skeleton } from '../../../ui/skeleton'
import type { ColumnStatistics } from '../engine/statistics'
import type { ColumnType } from '../engine/table'
import { shownCell } from './data-table'
import { usePipeline } from './pipeline-context'
import { TypeIcon } from './type-icon'

type ColumnPopoverProps = { step: string; column: { name: string; type: ColumnType }; tableKey: string }

/** The name of a column; behind it, what the column holds. */
export function ColumnPopover({ step, column, tableKey }: ColumnPopoverProps) {
  return (
    <Popover
      label={`About the column ${column.name}`}
      className="w-64"
      trigger={
        <button
          type="button"
          aria-label={`${column.name}: about this column`}
          className="-mx-1 inline-flex h-6 items-center gap-1.5 rounded px-1 hover:bg-hover data-[state=open]:bg-pressed"
        >
          <TypeIcon type={column.type} />
          {column.name}
        </button>
      }
    >
      <Statistics key={tableKey} step={step} column={column.name} />
    </Popover>
  )
}

function Statistics({ step, column }: { step: string; column: string }) {
  const { engine } = usePipeline()
  const [found, setFound] = useState<ColumnStatistics>()
  useEffect(() => {
    let current = true
    const ask = async () => {
      const answer = await engine?.ask({ about: 'column', step, column })
      if (current) setFound(answer)
    }
    void ask()
    return () => {
      current = false
    }
  }, [engine, step, column])
  if (!found) return <Skeleton className="h-24" />
  const most = Math.max(1, ...found.frequent.map(({ count }) => count))
  const facts: [string, string][] = [
    ['Filled', found.filled.toLocaleString('en')],
    ['Empty', found.empty.toLocaleString('en')],
    ['Distinct', found.distinct.toLocaleString('en')],
    ...(found.least === null
      ? []
      : ([
          ['Least', shownCell(found.least)],
          ['Greatest', shownCell(found.greatest)],
        ] as [string, string][])),
    ...(found.mean === null
      ? []
      : ([
          ['Mean', shownCell(found.mean)],
          ['Median', shownCell(found.median)],
        ] as [string, string][])),
  ]
  return (
    <div className="text-note">
      <p className="truncate text-ui font-semibold">{found.name}</p>
      <dl className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-2">
            <dt className="text-muted">{name}</dt>
            <dd className="truncate tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 mb-1 text-muted">Most frequent</p>
      <ul className="space-y-0.5">
        {found.frequent.map(({ value, count }) => (
          <li key={String(value)} className="relative flex justify-between gap-2 px-1.5 py-0.5">
            <span
              aria-hidden
              className="absolute inset-y-0 left-0 rounded-xs bg-accent-soft"
              style={{ width: `${(count / most) * 100}%` }}
            />
            <span className="relative truncate">{shownCell(value)}</span>
            <span className="relative tabular-nums">{count.toLocaleString('en')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

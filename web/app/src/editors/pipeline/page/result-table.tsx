import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { quietly } from '../../../data/quietly'
import { IconButton } from '../../../ui/icon-button'
import { fileName } from '../../shared/file-name'
import { saveFile } from '../../shared/save-file'
import type { Outcome } from '../engine/messages'
import type { Cell } from '../engine/table'
import type { Step } from '../model/step'
import { stepName } from '../model/step-names'
import { ColumnPopover } from './column-popover'
import { DataTable } from './data-table'
import { usePipeline } from './pipeline-context'

const page = 50

/** The table of a step, a page of rows at a time: the rest stays with the engine. */
export function ResultTable({ step, outcome }: { step: Step; outcome: Outcome }) {
  const [from, rows, go] = usePage(step.id, outcome)
  const { engine } = usePipeline()
  const last = Math.min(from + page, outcome.rows)
  const download = async () => {
    const csv = await engine?.ask({ about: 'csv', step: step.id })
    if (csv !== undefined) saveFile({ name: fileName(stepName(step), 'csv'), type: 'text/csv', text: csv })
  }
  if (outcome.columns.length === 0) return null
  return (
    <div>
      {outcome.rows === 0 ? (
        <p className="rounded-md border border-line px-3 py-8 text-center text-ui text-muted">
          No row is left here.
        </p>
      ) : (
        <DataTable
          label={`Result of ${stepName(step)}`}
          columns={outcome.columns}
          rows={rows}
          from={from}
          heading={column => <ColumnPopover step={step.id} column={column} tableKey={outcome.key} />}
        />
      )}
      <div className="mt-1 flex h-7 items-center gap-1 text-note text-muted tabular-nums">
        {outcome.rows > page && (
          <>
            <IconButton
              icon={ChevronLeft}
              label="Rows before"
              aria-disabled={from === 0}
              onClick={() => go(Math.max(0, from - page))}
              className="!size-7 aria-disabled:opacity-60"
            />
            <IconButton
              icon={ChevronRight}
              label="Rows after"
              aria-disabled={last === outcome.rows}
              onClick={() => last < outcome.rows && go(from + page)}
              className="!size-7 aria-disabled:opacity-60"
            />
          </>
        )}
        <span className="px-1">
          {outcome.rows > page && `${(from + 1).toLocaleString('en')}–${last.toLocaleString('en')} of `}
          {outcome.rows.toLocaleString('en')} {outcome.rows === 1 ? 'row' : 'rows'} · {outcome.columns.length}{' '}
          {outcome.columns.length === 1 ? 'column' : 'columns'}
        </span>
        <span className="ml-auto">
          <IconButton
            icon={Download}
            label="Download as CSV"
            onClick={() => quietly(download())}
            className="!size-7"
          />
        </span>
      </div>
    </div>
  )
}

const usePage = (
  step: string,
  outcome: Outcome,
): [number, readonly (readonly Cell[])[], (from: number) => void] => {
  const { engine } = usePipeline()
  const [wanted, setWanted] = useState(0)
  const [loaded, setLoaded] = useState<{ key: string; from: number; rows: Cell[][] }>()
  const from = wanted < outcome.rows ? wanted : 0
  useEffect(() => {
    if (from === 0) return
    let current = true
    const ask = async () => {
      const rows = await engine?.ask({ about: 'rows', step, from, count: page })
      if (current && rows) setLoaded({ key: outcome.key, from, rows })
    }
    void ask()
    return () => {
      current = false
    }
  }, [engine, step, from, outcome.key])
  const fits = loaded && loaded.key === outcome.key && loaded.from === from
  return [from, from === 0 ? outcome.first : fits ? loaded.rows : [], setWanted]
}

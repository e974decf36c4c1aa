import { CircleAlert, Info, PauseCircle, PencilLine, Table2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Skeleton } from '../../../ui/skeleton'
import { Chart } from '../charts/chart'
import type { ChartData } from '../charts/chart-data'
import type { Outcome } from '../engine/messages'
import { readResult } from '../model/result'
import type { Step } from '../model/step'
import { stepName } from '../model/step-names'
import { ChartTable } from './chart-table'
import { DropPlace } from './drop-place'
import { usePipeline } from './pipeline-context'
import { ResultTable } from './result-table'
import { SharedResult } from './shared-result'
import { type View, ViewSwitch } from './view-switch'

/** What came of a step: here if its data is here, else what someone else's run said. */
export function ResultView({ step, stale }: { step: Step; stale: boolean }) {
  const { outcomes, sources } = usePipeline()
  const outcome = outcomes.by.get(step.id)
  const shared = readResult(step.result)
  if (!outcome || (outcome.state === 'needs' && !sources.ready)) return <Skeleton className="h-40" />
  switch (outcome.state) {
    case 'needs':
      return (
        <div className="space-y-3">
          <DropPlace name={outcome.needs ?? ''} step={step} compact={shared !== undefined} />
          {shared && <SharedResult result={shared} stale={stale} name={stepName(step)} />}
        </div>
      )
    case 'blocked':
      return shared ? (
        <SharedResult result={shared} stale={stale} name={stepName(step)} />
      ) : (
        <Said icon={PauseCircle}>There is a result here once the steps before it have one.</Said>
      )
    case 'error':
      if (step.type === 'load' && typeof step.parameters.source !== 'string')
        return <DropPlace name="" step={step} />
      if (outcome.unfinished) return <Said icon={PencilLine}>{outcome.error ?? ''}</Said>
      return (
        <p role="alert" className="flex gap-2 rounded-md bg-danger-soft px-3 py-2.5 text-ui text-danger-ink">
          <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
          {outcome.error}
        </p>
      )
    case 'off':
      return <Said icon={PauseCircle}>This step is switched off: rows go through unchanged.</Said>
    case 'done':
    case 'unknown':
      return <Local step={step} outcome={outcome} />
  }
}

function Said({ icon: Icon, children }: { icon: typeof Info; children: string }) {
  return (
    <p className="flex gap-2 rounded-md bg-sunken px-3 py-2.5 text-ui text-muted">
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
      {children}
    </p>
  )
}

function Local({ step, outcome }: { step: Step; outcome: Outcome }) {
  const isChart = step.type === 'chart'
  const [view, setView] = useState<View>(isChart ? 'chart' : 'table')
  return (
    <div className="min-w-0">
      <div className="mb-2 flex items-center justify-end">
        <ViewSwitch value={view} onChange={setView} name={stepName(step)} />
      </div>
      {outcome.notes.map(note => (
        <p key={note} className="mb-2 flex gap-1.5 text-note text-warn-ink">
          <Info size={12} aria-hidden className="mt-0.5 shrink-0" />
          {note}
        </p>
      ))}
      {view === 'chart' ? (
        <ChartOf step={step} outcome={outcome} />
      ) : outcome.chart ? (
        <ChartTable chart={outcome.chart} name={stepName(step)} />
      ) : (
        <ResultTable step={step} outcome={outcome} />
      )}
    </div>
  )
}

/** The chart a step draws, or one that fits its table. */
function ChartOf({ step, outcome }: { step: Step; outcome: Outcome }) {
  const { engine } = usePipeline()
  const [found, setFound] = useState<{ key: string; chart: ChartData | undefined }>()
  useEffect(() => {
    if (outcome.chart) return
    let current = true
    const ask = async () => {
      const chart = await engine?.ask({ about: 'chart', step: step.id })
      if (current) setFound({ key: outcome.key, chart })
    }
    void ask()
    return () => {
      current = false
    }
  }, [engine, step.id, outcome.key, outcome.chart])
  if (outcome.chart) return <Chart chart={outcome.chart} />
  if (found?.key !== outcome.key) return <Skeleton className="h-52" />
  if (!found.chart) return <Said icon={Table2}>Nothing here can be drawn. Look at the table instead.</Said>
  return <Chart chart={found.chart} />
}

import { FileUp } from 'lucide-react'
import { quietly } from '../../../data/quietly'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import type { Step } from '../model/step'
import { FileButton } from './file-button'
import { usePipeline } from './pipeline-context'

type DropPlaceProps = { name: string; step: Step; compact?: boolean }

/** Where a file is missing: what to drop here, and the other ways to get one. The whole editor takes the drop. */
export function DropPlace({ name, step, compact = false }: DropPlaceProps) {
  const { sources, edits, canEdit } = usePipeline()
  const trySample = () => {
    if (name === '') edits.setParameters(step.id, { source: 'survey.csv' })
    quietly(sources.supplySample(name || 'survey.csv'))
  }
  return (
    <div
      className={cx(
        'flex flex-wrap items-center justify-center gap-x-4 gap-y-3 rounded-lg border border-dashed border-control/60 px-4',
        compact ? 'py-3' : 'flex-col py-8 text-center',
      )}
    >
      <FileUp size={compact ? 16 : 20} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="text-ui font-medium">
          {name === ''
            ? 'Drop a CSV file here'
            : `Drop ${name} here to see ${compact ? 'all rows' : 'results'}`}
        </p>
        {!compact && (
          <p className="mt-0.5 text-note text-muted">It is read in this browser and stays on this device.</p>
        )}
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <FileButton name={name} step={step} label="Choose file" />
        {(canEdit || name !== '') && (
          <Button size="small" look="ghost" onClick={trySample}>
            Use sample data
          </Button>
        )}
      </div>
    </div>
  )
}

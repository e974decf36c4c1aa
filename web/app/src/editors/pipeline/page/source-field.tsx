import { FileCheck2, HardDrive, X } from 'lucide-react'
import { quietly } from '../../../data/quietly'
import { IconButton } from '../../../ui/icon-button'
import type { Step } from '../model/step'
import { TextField } from './fields'
import { FileButton } from './file-button'
import { usePipeline } from './pipeline-context'
import { useSharing } from './sharing'

/** Which file a step loads. The name is shared; the file itself never leaves the device. */
export function SourceField({ step }: { step: Step }) {
  const { edits, canEdit, typing } = usePipeline()
  const source = typeof step.parameters.source === 'string' ? step.parameters.source : ''
  return (
    <>
      <TextField
        label="Name of the file"
        value={source}
        placeholder="data.csv"
        onChange={next =>
          edits.setParameters(step.id, { source: next.trim() === '' ? undefined : next.trim() })
        }
        onTyping={typing}
        disabled={!canEdit}
      />
      <SourceStatus name={source} step={step} />
    </>
  )
}

/** Whether a file is here, and the way to put it here or to take it out. */
export function SourceStatus({ name, step }: { name: string; step?: Step }) {
  const { sources } = usePipeline()
  const file = sources.here.get(name)
  if (name === '' || file === undefined) return <LocalNote />
  return (
    <div className="space-y-2">
      <div className="flex items-center gap-2 rounded-md bg-sunken py-1 pr-1 pl-2.5 text-ui">
        <FileCheck2 size={14} aria-hidden className="shrink-0 text-good" />
        <span className="min-w-0 flex-1 truncate">
          {file === name || file === 'sample data'
            ? file === name
              ? 'On this device'
              : 'Sample data'
            : file}
        </span>
        <FileButton name={name} step={step} label="Replace" look="ghost" />
        <IconButton
          icon={X}
          label={`Remove ${name} from this device`}
          onClick={() => quietly(sources.remove(name))}
          className="!size-7"
        />
      </div>
      <LocalNote />
    </div>
  )
}

function LocalNote() {
  const { room } = usePipeline()
  const sharing = useSharing(room)
  return (
    <p className="flex gap-1.5 text-note text-muted">
      <HardDrive size={12} aria-hidden className="mt-0.5 shrink-0" />
      {sharing
        ? 'Your file stays on this device; others see the first rows of each result.'
        : 'Your file stays on this device.'}
    </p>
  )
}

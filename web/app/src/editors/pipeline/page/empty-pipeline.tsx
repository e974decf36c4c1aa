import { ChartColumn } from 'lucide-react'
import { quietly } from '../../../data/quietly'
import { Button } from '../../../ui/button'
import { Empty } from '../../../ui/empty'
import { AddStep } from './add-step'
import { FileButton } from './file-button'
import { usePipeline } from './pipeline-context'

/** A pipeline without steps says how it begins. */
export function EmptyPipeline() {
  const { canEdit, edits, sources } = usePipeline()
  if (!canEdit)
    return (
      <Empty
        icon={ChartColumn}
        title="Nothing here yet"
        text="Steps show up here as soon as someone adds them."
      />
    )
  const trySample = () => {
    edits.add({ type: 'load', parameters: { source: 'survey.csv' } }, 0)
    quietly(sources.supplySample('survey.csv'))
  }
  return (
    <Empty
      icon={ChartColumn}
      title="Start with a table"
      text="Drop a CSV file anywhere here. It is read in this browser and stays on this device; the steps are shared."
    >
      <FileButton name="" label="Choose file" look="primary" />
      <Button size="small" onClick={trySample}>
        Use sample data
      </Button>
      <AddStep index={0} label="Add step" look="button" />
    </Empty>
  )
}

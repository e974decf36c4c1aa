import { Workflow, Zap } from 'lucide-react'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'

type NothingYetProps = { canEdit: boolean; onAddTrigger: () => void }

/** An empty canvas says how to begin. */
export function NothingYet({ canEdit, onAddTrigger }: NothingYetProps) {
  return (
    <div className="pointer-events-none absolute inset-0 z-10 flex items-center justify-center">
      {canEdit ? (
        <Empty
          icon={Workflow}
          title="This workflow is empty"
          text="Begin with what starts it. Then add steps, and draw a line from the dot at the right of one to the next."
        >
          <Button look="primary" className="pointer-events-auto" onClick={onAddTrigger}>
            <Zap size={14} aria-hidden />
            Add a trigger
          </Button>
        </Empty>
      ) : (
        <Empty
          icon={Workflow}
          title="This workflow is empty"
          text="Whoever may edit it can add steps; they show up here at once."
        />
      )}
    </div>
  )
}

import { useRoom } from '@tutti/react'
import { RotateCw, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { useJumpTarget } from '../shared/jump'
import { useLockable } from '../shared/locks/lock-desk'
import { useRights } from '../shared/locks/place-rights'
import { useGuardedUndo } from '../shared/locks/use-guarded-undo'
import { useLockActions } from '../shared/locks/use-lock-actions'
import { useUndo } from '../shared/use-undo'
import { useSources } from './files/use-sources'
import { stepEdits } from './model/edit'
import { stepsOf } from './model/step'
import { stepName } from './model/step-names'
import { stepOfPresence } from './model/whereabouts'
import { AddStep } from './page/add-step'
import { EmptyPipeline } from './page/empty-pipeline'
import { showStep } from './page/focus-step'
import { guardedEdits, stepPointer, stepTarget } from './page/guarded-edits'
import { type Pipeline, PipelineContext, usePipeline } from './page/pipeline-context'
import { Sharing, useSharing } from './page/sharing'
import { StepList } from './page/step-list'
import { useStepPeople } from './page/step-people'
import { Toolbar } from './page/toolbar'
import { useEngine } from './page/use-engine'
import { useFileDrop } from './page/use-file-drop'
import { type OwnPresence, useOwnPresence } from './page/use-own-presence'
import { useSharedResults } from './page/use-shared-results'
import { useStepView } from './page/use-step-view'
import { useSteps } from './page/use-steps'

/** Steps on a table, written together; every device runs them on the files it has. */
export function PipelineEditor() {
  const room = useRoom()
  const rights = useRights()
  const { canEdit } = rights
  const locking = useLockActions()
  const steps = useSteps(room)
  const [origin] = useState(() => ({ editor: 'pipeline' }))
  const edits = useMemo(
    () => guardedEdits(stepEdits(room.doc, origin), rights, locking),
    [room, origin, rights, locking],
  )
  const undo = useUndo(
    useMemo(() => [stepsOf(room.doc), room.doc.getMap('meta')], [room]),
    origin,
  )
  useGuardedUndo(undo)
  const mayWrite = useCallback((step: string) => rights.at(stepPointer(step)).canEdit, [rights])
  const { engine, outcomes } = useEngine(steps)
  const sources = useSources(room, engine, steps)
  const sharing = useSharing(room)
  useSharedResults({ room, steps, outcomes, canEdit, mayWrite, withSamples: sharing, origin })
  const presence = useOwnPresence(room)
  useLockable(() => {
    const id = stepOfPresence(room.presence.getLocalState() ?? {})
    const index = steps.findIndex(step => step.id === id)
    const step = steps[index]
    return step && stepTarget(step.id, `step ${index + 1}, “${stepName(step)}”`)
  })
  useJumpTarget(other => {
    const id = stepOfPresence(other)
    if (id !== undefined) showStep(id)
  })
  const pipeline: Pipeline = {
    room,
    steps,
    edits,
    engine,
    outcomes,
    sources,
    canEdit,
    typing: presence.typing,
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !canEdit) return
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) undo?.undo()
    else if (key === 'y' || (key === 'z' && event.shiftKey)) undo?.redo()
    else return
    event.preventDefault()
  }
  return (
    <PipelineContext value={pipeline}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only the shortcuts of undo, for whatever in it has the focus */}
      <div className="flex h-full min-h-0 flex-col" onKeyDown={onKeyDown}>
        <Steps presence={presence} undo={undo} origin={origin} sharing={sharing} />
      </div>
    </PipelineContext>
  )
}

type StepsProps = {
  presence: OwnPresence
  undo: ReturnType<typeof useUndo>
  origin: unknown
  sharing: boolean
}

function Steps({ presence, undo, origin, sharing }: StepsProps) {
  const { room, steps, canEdit, engine, outcomes } = usePipeline()
  const people = useStepPeople(room)
  const rights = useRights()
  // to stop sharing takes the rows out of every step
  const canShare = rights.at('/meta').canEdit && rights.at('/steps').canReplace
  const pane = useRef<HTMLDivElement>(null)
  useStepView(room, pane)
  const files = useFileDrop()
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const collapse = (id: string, closed: boolean) =>
    setCollapsed(before => {
      const next = new Set(before)
      if (closed) next.add(id)
      else next.delete(id)
      return next
    })
  const allClosed = steps.length > 0 && steps.every(({ id }) => collapsed.has(id))
  return (
    <>
      {outcomes.broken && (
        <Banner
          look="danger"
          icon={TriangleAlert}
          actions={
            <Button size="small" onClick={engine?.restart}>
              <RotateCw size={14} aria-hidden /> Start again
            </Button>
          }
        >
          The calculation stopped, most likely for want of memory. Your steps are safe.
        </Banner>
      )}
      <div
        ref={pane}
        {...files.target}
        className={cx(
          'min-h-0 flex-1 overflow-y-auto bg-surface',
          files.over && 'outline-2 -outline-offset-2 outline-accent',
        )}
      >
        <div className="mx-auto w-full max-w-6xl px-3 pb-16 sm:px-6">
          {steps.length === 0 ? (
            <EmptyPipeline />
          ) : (
            <>
              <StepList presence={presence} people={people} collapsed={collapsed} onCollapse={collapse} />
              {canEdit && (
                <div className="mt-4 flex justify-center">
                  <AddStep index={steps.length} label="Add step" look="button" />
                </div>
              )}
            </>
          )}
        </div>
      </div>
      <Toolbar
        undo={undo}
        allClosed={allClosed}
        onCloseAll={closed => setCollapsed(closed ? new Set(steps.map(({ id }) => id)) : new Set())}
      >
        <Sharing room={room} sharing={sharing} canEdit={canShare} origin={origin} />
      </Toolbar>
    </>
  )
}

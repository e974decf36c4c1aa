import { useSortable } from '@dnd-kit/sortable'
import { ChevronDown, ChevronRight, GripVertical } from 'lucide-react'
import { memo, useMemo } from 'react'
import { Avatar } from '../../../ui/avatar'
import { Badge } from '../../../ui/badge'
import { readableOn } from '../../../ui/contrast'
import { cx } from '../../../ui/cx'
import { IconButton } from '../../../ui/icon-button'
import { Tip } from '../../../ui/tip'
import { PlaceBadge } from '../../shared/locks/lock-badge'
import { LockToEdit } from '../../shared/locks/lock-strip'
import { usePlaceRights } from '../../shared/locks/place-rights'
import type { Step } from '../model/step'
import { stepName } from '../model/step-names'
import { stepPointer, stepTarget } from './guarded-edits'
import { PipelineContext, usePipeline } from './pipeline-context'
import { ResultView } from './result-view'
import { faceOf } from './step-faces'
import { StepForm } from './step-form'
import { StepMenu } from './step-menu'
import type { PersonAtStep } from './step-people'
import { StepState } from './step-state'
import { StepTitle } from './step-title'
import { useFileDrop } from './use-file-drop'
import type { OwnPresence } from './use-own-presence'

type StepCardProps = {
  step: Step
  number: number
  people: readonly PersonAtStep[]
  presence: OwnPresence
  collapsed: boolean
  onCollapse: (collapsed: boolean) => void
  /** Where a dragged step would go. */
  dropAt: 'before' | 'after' | undefined
  stale: boolean
}

const isField = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea')

/** One step: its head, its form and what came of it. Whoever else is at it is at its edge in their colour. */
export const StepCard = memo(function StepCard({
  step,
  number,
  people,
  presence,
  collapsed,
  onCollapse,
  dropAt,
  stale,
}: StepCardProps) {
  const whole = usePipeline()
  const { outcomes } = whole
  const here = usePlaceRights(stepPointer(step.id))
  const canEdit = whole.canEdit && here.canEdit
  // whatever is inside asks for its own step
  const pipeline = useMemo(() => ({ ...whole, canEdit }), [whole, canEdit])
  const held = [here.others, here.mine, ...here.inside].find(lock => lock && lock.place !== '')
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useSortable({
    id: step.id,
    disabled: !canEdit,
  })
  const { icon: Icon } = faceOf(step.type)
  const files = useFileDrop(step.type === 'load' ? step : undefined)
  const [first] = people
  return (
    <PipelineContext value={pipeline}>
      <section
        ref={setNodeRef}
        aria-label={`Step ${number}: ${stepName(step)}`}
        data-step={step.id}
        onPointerDown={() => presence.select(step.id)}
        onFocus={event =>
          isField(event.target) && canEdit ? presence.edit(step.id) : presence.select(step.id)
        }
        onBlur={event => isField(event.target) && presence.leave()}
        {...(step.type === 'load' && files.target)}
        style={first && { boxShadow: `0 0 0 2px ${first.color}` }}
        className={cx(
          '@container relative rounded-xl border border-line bg-canvas transition-shadow duration-100',
          isDragging && 'opacity-40',
          files.over && 'outline-2 outline-accent',
        )}
      >
        {dropAt && (
          <span
            aria-hidden
            className={cx(
              'absolute inset-x-0 h-0.5 rounded bg-accent',
              dropAt === 'before' ? '-top-3.5' : '-bottom-3.5',
            )}
          />
        )}
        {people.length > 0 && <People people={people} />}
        <header className="flex min-h-11 items-center gap-2 py-1.5 pr-2 pl-1.5">
          {canEdit && (
            <Tip text="Drag to move, or Space and the arrow keys">
              <button
                type="button"
                ref={setActivatorNodeRef}
                {...attributes}
                {...listeners}
                aria-label={`Move step ${number}`}
                className="inline-flex h-7 w-5 shrink-0 cursor-grab touch-none items-center justify-center rounded text-faint hover:bg-hover hover:text-ink"
              >
                <GripVertical size={14} aria-hidden />
              </button>
            </Tip>
          )}
          <span className="inline-flex size-6 shrink-0 items-center justify-center rounded-md bg-sunken text-note font-medium text-muted tabular-nums">
            {number}
          </span>
          <Icon
            size={16}
            aria-hidden
            className={cx('shrink-0', step.disabled ? 'text-faint' : 'text-accent')}
          />
          <StepTitle step={step} number={number} />
          {step.disabled && <Badge>Off</Badge>}
          <PlaceBadge lock={held} withReason className="max-w-72 shrink @max-sm:max-w-28" />
          {here.mustLock && <LockToEdit target={stepTarget(step.id, stepName(step))} />}
          <StepState outcome={outcomes.by.get(step.id)} running={outcomes.running} />
          <IconButton
            icon={collapsed ? ChevronRight : ChevronDown}
            label={collapsed ? `Open step ${number}` : `Close step ${number}`}
            aria-expanded={!collapsed}
            onClick={() => onCollapse(!collapsed)}
            className="!size-7"
          />
          {whole.canEdit && <StepMenu step={step} number={number} />}
        </header>
        {!collapsed && (
          <div className="grid gap-4 border-t border-line p-4 @3xl:grid-cols-[17rem_minmax(0,1fr)] @3xl:gap-6">
            <div data-form className={cx('min-w-0', step.disabled && 'opacity-70')}>
              <StepForm step={step} />
            </div>
            <div className="min-w-0">
              <ResultView step={step} stale={stale} />
            </div>
          </div>
        )}
      </section>
    </PipelineContext>
  )
})

function People({ people }: { people: readonly PersonAtStep[] }) {
  const [first] = people
  if (!first) return null
  const names = people.map(({ name, editing }) => `${name} ${editing ? 'edits this' : 'is here'}`).join(', ')
  return (
    <span
      role="img"
      aria-label={names}
      className="absolute -top-3 right-4 z-10 inline-flex h-6 items-center gap-1 rounded-full pr-2 pl-0.5 text-note font-medium"
      style={{ backgroundColor: first.color, color: readableOn(first.color) }}
    >
      <span className="flex -space-x-1.5">
        {people.slice(0, 3).map(({ key, name, color, avatar }) => (
          <Avatar key={key} name={name} color={color} image={avatar} size="tiny" />
        ))}
      </span>
      {first.name}
      {people.length > 1 && ` +${people.length - 1}`}
    </span>
  )
}

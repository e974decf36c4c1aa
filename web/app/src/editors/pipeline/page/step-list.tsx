import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { useMemo, useState } from 'react'
import { chainOf } from '../model/chain'
import { readResult } from '../model/result'
import type { Step } from '../model/step'
import { stepName } from '../model/step-names'
import { AddStep } from './add-step'
import { usePipeline } from './pipeline-context'
import { StepCard } from './step-card'
import { faceOf } from './step-faces'
import type { PersonAtStep } from './step-people'
import type { OwnPresence } from './use-own-presence'

type StepListProps = {
  presence: OwnPresence
  people: ReadonlyMap<string, readonly PersonAtStep[]>
  collapsed: ReadonlySet<string>
  onCollapse: (id: string, collapsed: boolean) => void
}

const nobody: readonly PersonAtStep[] = []

// cards differ in height by far: they stay where they are, and a line shows where the dragged one goes
const still = () => null

/** The steps from top to bottom; they are dragged by pointer, finger or keyboard. */
export function StepList({ presence, people, collapsed, onCollapse }: StepListProps) {
  const { steps, edits, canEdit } = usePipeline()
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const chain = useMemo(() => chainOf(steps), [steps])
  const places = new Map(steps.map(({ id }, at) => [id, at]))
  const sideOf = (id: string): 'before' | 'after' =>
    (places.get(dragged ?? '') ?? 0) < (places.get(id) ?? 0) ? 'after' : 'before'
  const end = ({ active, over: target }: DragEndEvent) => {
    setDragged(undefined)
    setOver(undefined)
    if (target && target.id !== active.id)
      edits.move(String(active.id), String(target.id), sideOf(String(target.id)))
  }
  const moving = steps.find(({ id }) => id === dragged)
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements: announcements(steps) }}
      onDragStart={({ active }) => {
        setDragged(String(active.id))
        presence.edit(String(active.id))
      }}
      onDragOver={({ over: target }) => setOver(target ? String(target.id) : undefined)}
      onDragEnd={end}
      onDragCancel={() => {
        setDragged(undefined)
        setOver(undefined)
      }}
    >
      <SortableContext items={steps.map(({ id }) => id)} strategy={still}>
        <ol aria-label="Steps">
          {steps.map((step, at) => (
            <li key={step.id}>
              <div className="group/gap flex h-7 items-center justify-center">
                {canEdit && at > 0 && (
                  <AddStep index={at} look="between" label={`Add a step before step ${at + 1}`} />
                )}
              </div>
              <StepCard
                step={step}
                number={at + 1}
                people={people.get(step.id) ?? nobody}
                presence={presence}
                collapsed={collapsed.has(step.id)}
                onCollapse={next => onCollapse(step.id, next)}
                dropAt={over === step.id && dragged !== step.id ? sideOf(step.id) : undefined}
                stale={readResult(step.result)?.chain !== chain.get(step.id)}
              />
            </li>
          ))}
        </ol>
      </SortableContext>
      <DragOverlay dropAnimation={null}>{moving && <Ghost step={moving} />}</DragOverlay>
    </DndContext>
  )
}

function Ghost({ step }: { step: Step }) {
  const { icon: Icon } = faceOf(step.type)
  return (
    <div className="flex h-11 max-w-80 cursor-grabbing items-center gap-2 rounded-xl border border-line bg-raised px-3 shadow-raised">
      <Icon size={16} aria-hidden className="text-accent" />
      <span className="truncate text-sm font-semibold">{stepName(step)}</span>
    </div>
  )
}

const announcements = (steps: readonly Step[]) => {
  const name = (id: unknown) => {
    const step = steps.find(each => each.id === id)
    return step ? stepName(step) : 'The step'
  }
  const place = (id: unknown) => `place ${steps.findIndex(each => each.id === id) + 1} of ${steps.length}`
  return {
    onDragStart: ({ active }: { active: { id: unknown } }) =>
      `${name(active.id)} picked up. Move with the arrow keys, drop with Space, cancel with Escape.`,
    onDragOver: ({ active, over }: { active: { id: unknown }; over: { id: unknown } | null }) =>
      // its own place is where it begins: that would speak over the word that it is picked up
      over && over.id !== active.id ? `${name(active.id)} is at ${place(over.id)}.` : undefined,
    onDragEnd: ({ active, over }: { active: { id: unknown }; over: { id: unknown } | null }) =>
      over ? `${name(active.id)} dropped at ${place(over.id)}.` : `${name(active.id)} stays.`,
    onDragCancel: ({ active }: { active: { id: unknown } }) => `${name(active.id)} stays where it was.`,
  }
}

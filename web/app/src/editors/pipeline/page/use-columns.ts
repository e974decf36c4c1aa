import type { ColumnType } from '../engine/table'
import { readResult } from '../model/result'
import type { Step } from '../model/step'
import { type Pipeline, usePipeline } from './pipeline-context'

export type KnownColumn = { name: string; type: ColumnType }

const columnsAfter = ({ outcomes }: Pipeline, step: Step | undefined): readonly KnownColumn[] => {
  if (!step) return []
  const outcome = outcomes.by.get(step.id)
  if (outcome && outcome.columns.length > 0) return outcome.columns
  // without the data: what the last run of someone else said
  return readResult(step.result)?.columns ?? []
}

/** The columns that come into a step. */
export const useColumnsBefore = (step: Step): readonly KnownColumn[] => {
  const pipeline = usePipeline()
  const index = pipeline.steps.findIndex(({ id }) => id === step.id)
  return columnsAfter(pipeline, pipeline.steps[index - 1])
}

/** The columns of what a step joins with, when that is another step. */
export const useOtherColumns = (step: Step): readonly KnownColumn[] => {
  const pipeline = usePipeline()
  const other = step.parameters.with
  const id = typeof other === 'string' && other.startsWith('step:') ? other.slice('step:'.length) : undefined
  return columnsAfter(
    pipeline,
    pipeline.steps.find(each => each.id === id),
  )
}

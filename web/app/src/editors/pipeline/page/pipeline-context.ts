import type { Room } from '@tutti/client'
import { createContext, useContext } from 'react'
import type { Sources } from '../files/use-sources'
import type { StepEdits } from '../model/edit'
import type { Step } from '../model/step'
import type { EngineClient, Outcomes } from './engine-client'

/** What every part of the editor works with. */
export type Pipeline = {
  room: Room
  steps: readonly Step[]
  edits: StepEdits
  engine: EngineClient | undefined
  outcomes: Outcomes
  sources: Sources
  canEdit: boolean
  /** Tells others that one types. */
  typing: () => void
}

export const PipelineContext = createContext<Pipeline | undefined>(undefined)

export const usePipeline = (): Pipeline => {
  const pipeline = useContext(PipelineContext)
  if (!pipeline) throw new Error('usePipeline is used outside of the pipeline editor')
  return pipeline
}

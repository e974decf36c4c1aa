import { ChartColumn } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'

export const kind: Kind = {
  id: 'pipeline',
  name: 'Pipeline',
  about: 'Analysis of a table, step by step',
  icon: ChartColumn,
  order: 3,
  Editor: lazy(async () => ({ default: (await import('./pipeline-editor')).PipelineEditor })),
  parts: async () => (await import('./parts')).parts,
  imports: '.json,application/json',
}

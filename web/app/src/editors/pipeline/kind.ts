import { ChartColumn } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'
import { seed, toFile } from './model/file'
import { whereabouts } from './model/whereabouts'

export const kind: Kind = {
  id: 'pipeline',
  name: 'Pipeline',
  about: 'Analysis of a table, step by step',
  icon: ChartColumn,
  order: 3,
  Editor: lazy(async () => ({ default: (await import('./pipeline-editor')).PipelineEditor })),
  toFile,
  fromFile: { accept: '.json,application/json', seed },
  whereabouts,
}

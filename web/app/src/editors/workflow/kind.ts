import { Workflow } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'

export const kind: Kind = {
  id: 'workflow',
  name: 'Workflow',
  about: 'Steps and what leads from one to the next',
  icon: Workflow,
  order: 2,
  Editor: lazy(async () => ({ default: (await import('./workflow-editor')).WorkflowEditor })),
  parts: async () => (await import('./parts')).parts,
  imports: '.json,application/json',
}

import { Workflow } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'
import { fileName } from '../shared/file-name'
import { fileText, seedOf, whereabouts } from './model/file'

export const kind: Kind = {
  id: 'workflow',
  name: 'Workflow',
  about: 'Steps and what leads from one to the next',
  icon: Workflow,
  order: 2,
  Editor: lazy(async () => ({ default: (await import('./workflow-editor')).WorkflowEditor })),
  toFile: (doc, title) => ({
    name: fileName(title, 'json'),
    type: 'application/json',
    text: fileText(doc),
  }),
  fromFile: { accept: '.json,application/json', seed: seedOf },
  whereabouts,
}

import { FileText } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'

export const kind: Kind = {
  id: 'artifact',
  name: 'Text',
  about: 'Notes, Markdown or code in one text',
  icon: FileText,
  order: 1,
  Editor: lazy(async () => ({ default: (await import('./artifact-editor')).ArtifactEditor })),
  parts: async () => (await import('./parts')).parts,
  // any text: the language is known by the name
  imports: '',
}

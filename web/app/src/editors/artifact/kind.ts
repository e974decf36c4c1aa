import { FileText } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'
import { fileName } from '../shared/file-name'

export const kind: Kind = {
  id: 'artifact',
  name: 'Text',
  about: 'Notes, Markdown or code in one text',
  icon: FileText,
  order: 1,
  Editor: lazy(async () => ({ default: (await import('./artifact-editor')).ArtifactEditor })),
  toFile: (doc, title) => ({
    name: fileName(title, 'md'),
    type: 'text/markdown',
    text: doc.getText('content').toString(),
  }),
  whereabouts: ({ line }) => (typeof line === 'number' ? `line ${line}` : undefined),
}

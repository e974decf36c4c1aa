import { Shapes } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'

/** A fifth kind of document: as part of the page this folder lies in `app/src/editors`. */
export const kind: Kind = {
  id: 'whiteboard',
  name: 'Whiteboard',
  about: 'Notes to move around together',
  icon: Shapes,
  order: 5,
  Editor: lazy(async () => ({ default: (await import('./whiteboard-editor')).WhiteboardEditor })),
  parts: async () => (await import('./parts')).parts,
}

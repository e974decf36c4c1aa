import { Shapes } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'
import { fileName } from '../shared/file-name'

/** A fifth kind of document: as part of the page this folder lies in `app/src/editors`. */
export const kind: Kind = {
  id: 'whiteboard',
  name: 'Whiteboard',
  about: 'Notes to move around together',
  icon: Shapes,
  order: 5,
  Editor: lazy(async () => ({ default: (await import('./whiteboard-editor')).WhiteboardEditor })),
  toFile: (doc, title) => ({
    name: fileName(title, 'json'),
    type: 'application/json',
    text: JSON.stringify({ shapes: doc.getMap('shapes').toJSON() }, null, 2),
  }),
  whereabouts: ({ selected }) =>
    Array.isArray(selected) && selected.length > 0 ? 'moving a note' : undefined,
}

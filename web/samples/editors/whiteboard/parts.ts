import type { KindParts } from '../kind'
import { fileName } from '../shared/file-name'

export const parts: KindParts = {
  toFile: (doc, title) => ({
    name: fileName(title, 'json'),
    type: 'application/json',
    text: JSON.stringify({ shapes: doc.getMap('shapes').toJSON() }, null, 2),
  }),
  whereabouts: ({ selected }) =>
    Array.isArray(selected) && selected.length > 0 ? 'moving a note' : undefined,
}

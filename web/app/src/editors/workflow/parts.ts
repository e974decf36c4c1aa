import type { KindParts } from '../kind'
import { fileName } from '../shared/file-name'
import { fileText, placeOf, seedOf, whereabouts } from './model/file'

export const parts: KindParts = {
  toFile: (doc, title) => ({
    name: fileName(title, 'json'),
    type: 'application/json',
    text: fileText(doc),
  }),
  seed: seedOf,
  whereabouts,
  placeOf,
}

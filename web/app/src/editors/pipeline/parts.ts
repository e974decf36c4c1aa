import type { KindParts } from '../kind'
import { seed, toFile } from './model/file'
import { placeOf, whereabouts } from './model/whereabouts'

export const parts: KindParts = { toFile, seed, whereabouts, placeOf }

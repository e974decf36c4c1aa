import type { KindParts } from '../kind'
import { lineOf } from '../shared/line-of'
import { bundle, unbundle } from './model/bundle'
import { contextJson } from './model/context'
import { filesOf } from './model/files'
import { nameOf } from './model/paths'

export const parts: KindParts = {
  toFile: (doc, title) => bundle(filesOf(doc), contextJson(doc.getMap('context')), title),
  seed: unbundle,
  whereabouts: presence => {
    const { file } = presence
    if (typeof file !== 'string' || !file) return undefined
    const line = lineOf(presence)
    return line === undefined ? nameOf(file) : `${nameOf(file)}:${line}`
  },
}

import type { KindParts } from '../kind'
import { lineOf } from '../shared/line-of'
import { linesOf, lineWords } from '../text/held-text'
import { bundle, unbundle } from './model/bundle'
import { contextJson } from './model/context'
import { fileAt, filesOf } from './model/files'
import { nameOf } from './model/paths'

export const parts: KindParts = {
  toFile: (doc, title) => bundle(filesOf(doc), contextJson(doc.getMap('context')), title),
  seed: unbundle,
  placeOf: (pointer, range, doc) => {
    const [, root, key = ''] = pointer.split('/')
    if (root !== 'files') return undefined
    const path = key.replaceAll('~1', '/').replaceAll('~0', '~')
    const text = fileAt(filesOf(doc), path)
    const lines = range && text && linesOf(text, range)
    const name = lines ? `${nameOf(path)}, ${lineWords(lines.first, lines.last)}` : nameOf(path)
    return { name, ...(text && { at: { file: path, ...(lines && { line: lines.first }) } }) }
  },
  whereabouts: presence => {
    const { file } = presence
    if (typeof file !== 'string' || !file) return undefined
    const line = lineOf(presence)
    return line === undefined ? nameOf(file) : `${nameOf(file)}:${line}`
  },
}

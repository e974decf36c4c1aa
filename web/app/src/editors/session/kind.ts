import { SquareTerminal } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'
import { lineOf } from '../shared/line-of'
import { bundle, unbundle } from './model/bundle'
import { contextJson } from './model/context'
import { filesOf } from './model/files'
import { nameOf } from './model/paths'

export const kind: Kind = {
  id: 'session',
  name: 'Coding session',
  about: 'Several files of code and what is known about the work on them',
  icon: SquareTerminal,
  order: 4,
  Editor: lazy(async () => ({ default: (await import('./session-editor')).SessionEditor })),
  toFile: (doc, title) => bundle(filesOf(doc), contextJson(doc.getMap('context')), title),
  fromFile: { accept: '', seed: unbundle },
  whereabouts: presence => {
    const { file } = presence
    if (typeof file !== 'string' || !file) return undefined
    const line = lineOf(presence)
    return line === undefined ? nameOf(file) : `${nameOf(file)}:${line}`
  },
}

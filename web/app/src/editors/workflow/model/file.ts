import type { PresenceState } from '@tutti/client'
import type { Doc } from 'yjs'
import type { NamedPlace, Seed, TextFile } from '../../kind'
import { fromJson, parseJson, toJson } from './json'
import { plainOf, readNode } from './read'
import { looseEdges } from './sweep'

/** The whole document, also what only another client understands; edges that lack an end are left out. */
export const fileText = (doc: Doc): string => {
  const loose = new Set(looseEdges(doc))
  const entries = (name: string) =>
    [...doc.getMap(name).entries()].map(([id, value]) => [id, plainOf(value)] as const)
  const nodes = Object.fromEntries(entries('nodes'))
  const edges = Object.fromEntries(entries('edges').filter(([id]) => !loose.has(id)))
  return `${JSON.stringify({ nodes, edges }, null, 2)}\n`
}

/** A new document out of such a file, checked. Throws an Error with a sentence for the person. */
export const seedOf = ({ name, text }: TextFile): Seed => ({
  title: name.replace(/\.json$/i, '').trim() || 'Untitled',
  content: toJson(fromJson(parseJson(text))),
})

const quoted = (label: string): string => {
  const short = label.length > 40 ? `${label.slice(0, 39)}…` : label
  return `on “${short}”`
}

/** On which step someone is, by what is selected. */
export const whereabouts = ({ selected }: PresenceState, doc: Doc): string | undefined => {
  if (!Array.isArray(selected) || selected.length === 0) return undefined
  if (selected.length > 1) return `on ${selected.length} steps`
  const [id] = selected
  if (typeof id !== 'string') return undefined
  const node = readNode(id, doc.getMap('nodes').get(id))
  if (node) return node.label ? quoted(node.label) : 'on a step'
  return doc.getMap('edges').has(id) ? 'on a connection' : undefined
}

/** The step or connection at a place of the document, as people call it. */
export const placeOf = (pointer: string, _range: unknown, doc: Doc): NamedPlace | undefined => {
  const [, root, key = ''] = pointer.split('/')
  const id = key.replaceAll('~1', '/').replaceAll('~0', '~')
  const at = { selected: [id] }
  if (root === 'edges') return { name: 'a connection', at }
  if (root !== 'nodes') return undefined
  const node = readNode(id, doc.getMap('nodes').get(id))
  return node ? { name: node.label ? `step “${node.label}”` : 'a step', at } : { name: 'a new step' }
}

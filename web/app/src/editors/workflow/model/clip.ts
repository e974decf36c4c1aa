import type { Connection, Graph, Point } from './graph'
import { newId } from './id'
import { fromJson, toJson } from './json'
import { edgeId } from './operations'
import { isRecord } from './read'

/** What tells a piece of workflow on the clipboard from other text. */
const mark = 'workflow'

/** The chosen steps and the edges between them. */
export const clipOf = (graph: Graph, ids: ReadonlySet<string>): Graph => ({
  nodes: new Map([...graph.nodes].filter(([id]) => ids.has(id))),
  edges: new Map([...graph.edges].filter(([, { source, target }]) => ids.has(source) && ids.has(target))),
})

export const toClipboard = (clip: Graph): string => JSON.stringify({ tutti: mark, ...toJson(clip) })

/** Undefined when the text is something else: then it is not ours to paste. Throws when it is ours but cannot be used. */
export const fromClipboard = (text: string): Graph | undefined => {
  if (!text.trimStart().startsWith('{')) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return isRecord(value) && value.tutti === mark ? fromJson(value) : undefined
}

/** The same steps as new ones, moved by `by`. */
export const renewed = (clip: Graph, by: Point): Graph => {
  const ids = new Map([...clip.nodes.keys()].map(id => [id, newId()]))
  const to = (id: string): string => ids.get(id) ?? id
  const nodes = [...clip.nodes.values()].map(node => ({
    ...node,
    id: to(node.id),
    x: node.x + by.x,
    y: node.y + by.y,
  }))
  const edges = [...clip.edges.values()].map(edge => {
    const ends: Connection = { ...edge, source: to(edge.source), target: to(edge.target) }
    return { ...edge, ...ends, id: edgeId(ends) }
  })
  return {
    nodes: new Map(nodes.map(node => [node.id, node])),
    edges: new Map(edges.map(edge => [edge.id, edge])),
  }
}

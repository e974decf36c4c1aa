import * as Y from 'yjs'
import { type Graph, isAttached, type Values, type WorkflowEdge, type WorkflowNode } from './graph'

// beyond this a canvas has nothing to show, and numbers lose their fractions
const farthest = 1_000_000
const [smallest, largest] = [80, 2_000]

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

/** The entries of a Y.Map, or of a plain object that another client put in its place. */
const fieldsOf = (value: unknown): Record<string, unknown> | undefined => {
  if (value instanceof Y.Map) return Object.fromEntries(value.entries())
  return value instanceof Y.AbstractType || !isRecord(value) ? undefined : value
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return value instanceof Y.Text ? value.toString() : ''
}

const within = (value: unknown, least: number, most: number): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : undefined

const placeOf = (value: unknown): number => within(value, -farthest, farthest) ?? 0

export const plainOf = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.toJSON() : value)

export const valuesOf = (value: unknown): Values =>
  Object.fromEntries(Object.entries(fieldsOf(value) ?? {}).map(([name, each]) => [name, plainOf(each)]))

/** What other clients wrote is not ours to trust: what has the wrong type is as if it were not there. */
export const readNode = (id: string, value: unknown): WorkflowNode | undefined => {
  const fields = fieldsOf(value)
  if (!fields) return undefined
  const [width, height] = [fields.width, fields.height].map(each => within(each, smallest, largest))
  return {
    id,
    type: textOf(fields.type),
    x: placeOf(fields.x),
    y: placeOf(fields.y),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    label: textOf(fields.label),
    data: valuesOf(fields.data),
  }
}

export const readEdge = (id: string, value: unknown): WorkflowEdge | undefined => {
  const fields = fieldsOf(value)
  const [source, target] = [textOf(fields?.source), textOf(fields?.target)]
  if (!fields || !source || !target) return undefined
  const [sourceHandle, targetHandle] = [textOf(fields.source_handle), textOf(fields.target_handle)]
  return {
    id,
    source,
    target,
    ...(sourceHandle && { sourceHandle }),
    ...(targetHandle && { targetHandle }),
    label: textOf(fields.label),
  }
}

type Entries = Iterable<readonly [string, unknown]>

/** All that can be drawn: edges that lack an end are left out. */
export const readGraph = (nodeEntries: Entries, edgeEntries: Entries): Graph => {
  const nodes = new Map<string, WorkflowNode>()
  for (const [id, value] of nodeEntries) {
    const node = readNode(id, value)
    if (node) nodes.set(id, node)
  }
  const edges = new Map<string, WorkflowEdge>()
  for (const [id, value] of edgeEntries) {
    const edge = readEdge(id, value)
    if (edge && isAttached(edge, nodes)) edges.set(id, edge)
  }
  return { nodes, edges }
}

export const readWorkflow = (doc: Y.Doc): Graph =>
  readGraph(doc.getMap('nodes').entries(), doc.getMap('edges').entries())

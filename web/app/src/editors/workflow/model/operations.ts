import * as Y from 'yjs'
import type { Connection, Graph, Point, WorkflowEdge, WorkflowNode } from './graph'
import { newId } from './id'
import { isRecord, plainOf, readEdge } from './read'
import { isSame } from './same'

/** Who writes: the origin of the transactions tells one's own changes from those of others. */
export type Writer = { doc: Y.Doc; origin: unknown }

/** Steps and edges by id. */
export type Chosen = { nodes: ReadonlySet<string>; edges: ReadonlySet<string> }

const nodesOf = ({ doc }: Writer) => doc.getMap('nodes')
const edgesOf = ({ doc }: Writer) => doc.getMap('edges')

const transact = ({ doc, origin }: Writer, change: () => void): void => doc.transact(change, origin)

const mapOf = (fields: Record<string, unknown>): Y.Map<unknown> => {
  const map = new Y.Map<unknown>()
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) map.set(key, value)
  return map
}

/** The map of an entry. A plain object that another client wrote becomes one, so that it too merges by property. */
const mapAt = (map: Y.Map<unknown>, key: string): Y.Map<unknown> | undefined => {
  const value = map.get(key)
  if (value instanceof Y.Map) return value
  if (value instanceof Y.AbstractType || !isRecord(value)) return undefined
  const { data, ...fields } = value
  const made = mapOf(fields)
  if (data !== undefined) made.set('data', isRecord(data) ? mapOf(data) : data)
  map.set(key, made)
  return made
}

// writing what is there already would be an edit that changes nothing, and could win over someone else's
const put = (map: Y.Map<unknown>, key: string, value: unknown): void => {
  if (value === undefined) map.delete(key)
  else if (!isSame(plainOf(map.get(key)), value)) map.set(key, value)
}

const nodeMap = ({ type, x, y, width, height, label, data }: WorkflowNode) =>
  mapOf({ type, x, y, width, height, label, data: mapOf({ ...data }) })

const edgeMap = ({ source, target, sourceHandle, targetHandle, label }: WorkflowEdge) =>
  mapOf({
    source,
    target,
    source_handle: sourceHandle,
    target_handle: targetHandle,
    label: label || undefined,
  })

/** Adds steps and edges, as they are. */
export const insert = (writer: Writer, graph: Graph): void =>
  transact(writer, () => {
    for (const [id, node] of graph.nodes) nodesOf(writer).set(id, nodeMap(node))
    for (const [id, edge] of graph.edges) edgesOf(writer).set(id, edgeMap(edge))
  })

const change = (writer: Writer, id: string, fields: Record<string, unknown>): void =>
  transact(writer, () => {
    const node = mapAt(nodesOf(writer), id)
    if (node) for (const [key, value] of Object.entries(fields)) put(node, key, value)
  })

export const rename = (writer: Writer, id: string, label: string): void => change(writer, id, { label })

/** Moves steps, and with a width and a height resizes them. A step that is gone by now stays gone. */
export const place = (
  writer: Writer,
  places: ReadonlyMap<string, Point & { width?: number; height?: number }>,
): void =>
  transact(writer, () => {
    for (const [id, { x, y, width, height }] of places)
      change(writer, id, { x, y, ...(width && { width }), ...(height && { height }) })
  })

/** Sets one property of a step; undefined takes it out. Others may set another one at the same moment. */
export const setProperty = (writer: Writer, id: string, name: string, value: unknown): void =>
  transact(writer, () => {
    const node = mapAt(nodesOf(writer), id)
    if (!node) return
    let data = mapAt(node, 'data')
    if (!data) {
      data = new Y.Map()
      node.set('data', data)
    }
    put(data, name, value)
  })

export const setEdgeLabel = (writer: Writer, id: string, label: string): void =>
  transact(writer, () => {
    const edge = mapAt(edgesOf(writer), id)
    if (edge) put(edge, 'label', label || undefined)
  })

/** The same ends have the same id, so that two people who draw one edge at the same moment draw one. */
export const edgeId = ({ source, target, sourceHandle, targetHandle }: Connection): string =>
  `${[source, sourceHandle].filter(Boolean).join(':')}-${[target, targetHandle].filter(Boolean).join(':')}`

/** Draws an edge and answers its id. */
export const connect = (writer: Writer, connection: Connection): string => {
  const usual = edgeId(connection)
  const there = readEdge(usual, edgesOf(writer).get(usual))
  const isFree = !there || (there.source === connection.source && there.target === connection.target)
  const id = isFree ? usual : `${usual}-${newId()}`
  transact(writer, () => edgesOf(writer).set(id, edgeMap({ ...connection, id, label: '' })))
  return id
}

/**
 * Deletes steps and edges, and with a step every edge that begins or ends there – also those that lack their other
 * end and are not drawn: undo brings all of them back together.
 */
export const remove = (writer: Writer, { nodes, edges }: Chosen): void =>
  transact(writer, () => {
    for (const [id, value] of [...edgesOf(writer).entries()]) {
      const edge = readEdge(id, value)
      if (edges.has(id) || (edge && (nodes.has(edge.source) || nodes.has(edge.target))))
        edgesOf(writer).delete(id)
    }
    for (const id of nodes) nodesOf(writer).delete(id)
  })

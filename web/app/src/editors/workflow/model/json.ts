import { emptyGraph, type Graph, type WorkflowEdge, type WorkflowNode } from './graph'
import { isRecord, readGraph } from './read'

/** As much as the page takes at once, from a file or the clipboard. */
export const mostSteps = 2_000

const nodeJson = ({ id: _, ...fields }: WorkflowNode) => fields

const edgeJson = ({ source, target, sourceHandle, targetHandle, label }: WorkflowEdge) => ({
  source,
  target,
  ...(sourceHandle && { source_handle: sourceHandle }),
  ...(targetHandle && { target_handle: targetHandle }),
  ...(label && { label }),
})

type Json = { nodes: Record<string, object>; edges: Record<string, object> }

/** The JSON shape of a workflow, as the server reads and writes it. */
export const toJson = ({ nodes, edges }: Graph): Json => ({
  nodes: Object.fromEntries([...nodes].map(([id, node]) => [id, nodeJson(node)])),
  edges: Object.fromEntries([...edges].map(([id, edge]) => [id, edgeJson(edge)])),
})

/** The same read, checked as strictly as what comes from another client. Throws an Error with a sentence for the person. */
export const fromJson = (value: unknown): Graph => {
  if (!isRecord(value) || !isRecord(value.nodes))
    throw new Error('There is no workflow in it: “nodes” is missing.')
  const entries = Object.entries(value.nodes)
  if (entries.length > mostSteps) throw new Error(`It has more than ${mostSteps} steps.`)
  if (entries.length === 0) return emptyGraph
  const graph = readGraph(entries, Object.entries(isRecord(value.edges) ? value.edges : {}))
  if (graph.nodes.size === 0) throw new Error('There is no step in it that can be read.')
  return graph
}

/** Parses text, with a sentence instead of the browser's words. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('It is not JSON.')
  }
}

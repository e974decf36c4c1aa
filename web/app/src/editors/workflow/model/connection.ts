import type { Connection, Graph } from './graph'

/** Why these two cannot be connected, in a sentence; undefined when they can. */
export const whyNot = (graph: Graph, connection: Connection): string | undefined => {
  const { source, target, sourceHandle, targetHandle } = connection
  if (source === target) return 'A step cannot lead to itself.'
  if (!graph.nodes.has(source) || !graph.nodes.has(target)) return 'One of the two steps is no longer there.'
  for (const edge of graph.edges.values())
    if (
      edge.source === source &&
      edge.target === target &&
      edge.sourceHandle === sourceHandle &&
      edge.targetHandle === targetHandle
    )
      return 'These two steps are connected already.'
  return undefined
}

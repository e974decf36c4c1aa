/** What a step is set to: names and JSON values. */
export type Values = Readonly<Record<string, unknown>>

export type Point = { x: number; y: number }

/** A step of a workflow as the page works with it: whatever the document holds, these have their types. */
export type WorkflowNode = Readonly<{
  id: string
  type: string
  x: number
  y: number
  width?: number
  height?: number
  label: string
  data: Values
}>

export type WorkflowEdge = Readonly<{
  id: string
  source: string
  target: string
  sourceHandle?: string
  targetHandle?: string
  label: string
}>

export type Graph = Readonly<{
  nodes: ReadonlyMap<string, WorkflowNode>
  edges: ReadonlyMap<string, WorkflowEdge>
}>

/** Where an edge begins and ends. */
export type Connection = Pick<WorkflowEdge, 'source' | 'target' | 'sourceHandle' | 'targetHandle'>

export const emptyGraph: Graph = { nodes: new Map(), edges: new Map() }

/** An edge is drawn, copied and exported only while both its ends are there; see sweep.ts. */
export const isAttached = (edge: Connection, nodes: { has: (id: string) => boolean }): boolean =>
  nodes.has(edge.source) && nodes.has(edge.target)

import { expect, it } from 'vitest'
import { toCanvasEdges, toCanvasNodes } from './canvas-nodes'
import { connect } from './model/operations'
import { readWorkflow } from './model/read'
import { add, peer } from './model/testing'
import { pathOfAll } from './moving-edges'

it('[D2] the one drawing of a moving canvas has every connection that can be drawn', () => {
  const one = peer()
  add(one, 'a', 'b', 'c')
  connect(one, { source: 'a', target: 'b' })
  connect(one, { source: 'b', target: 'c' })
  const graph = readWorkflow(one.doc)
  const nodes = toCanvasNodes([], graph)
  const path = pathOfAll(nodes, toCanvasEdges([], graph))
  expect(path.match(/M/g)).toHaveLength(2)
  expect(path).not.toContain('NaN')
  // without its end a connection is nowhere
  expect(pathOfAll(nodes.slice(0, 1), toCanvasEdges([], graph))).toBe('')
})

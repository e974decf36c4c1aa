import { boxOf, stepSize } from './canvas-nodes'
import type { Graph, Point } from './model/graph'

const [gap, mostTries] = [24, 400]

/** The place nearest below and right of `wanted` where a step covers no other one. */
export const freeSpot = (graph: Graph, wanted: Point): Point => {
  const boxes = [...graph.nodes.values()].map(boxOf)
  const isFree = ({ x, y }: Point) =>
    boxes.every(
      box =>
        x + stepSize.width + gap <= box.x ||
        box.x + box.width + gap <= x ||
        y + stepSize.height + gap <= box.y ||
        box.y + box.height + gap <= y,
    )
  const down = stepSize.height + gap
  for (let at = 0; at < mostTries; at++) {
    const [column, row] = [Math.floor(at / 6), at % 6]
    const spot = { x: wanted.x + column * (stepSize.width + gap * 2), y: wanted.y + row * down }
    if (isFree(spot)) return spot
  }
  return wanted
}

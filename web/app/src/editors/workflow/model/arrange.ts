import type { Connection, Point } from './graph'

/** A step as a rectangle on the canvas. */
export type Box = Point & { id: string; width: number; height: number }

export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'
export type Axis = 'horizontal' | 'vertical'
type Places = Map<string, Point>

const bounds = (boxes: readonly Box[]) => ({
  left: Math.min(...boxes.map(({ x }) => x)),
  right: Math.max(...boxes.map(({ x, width }) => x + width)),
  top: Math.min(...boxes.map(({ y }) => y)),
  bottom: Math.max(...boxes.map(({ y, height }) => y + height)),
})

/** Where the boxes go to stand on one line. */
export const align = (boxes: readonly Box[], alignment: Alignment): Places => {
  const { left, right, top, bottom } = bounds(boxes)
  const to: Record<Alignment, (box: Box) => Point> = {
    left: ({ y }) => ({ x: left, y }),
    center: ({ y, width }) => ({ x: Math.round((left + right - width) / 2), y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: Math.round((top + bottom - height) / 2) }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  }
  return new Map(boxes.map(box => [box.id, to[alignment](box)]))
}

/** Where the boxes go to have the same gap between each two; the outermost stay. */
export const distribute = (boxes: readonly Box[], axis: Axis): Places => {
  const [at, size] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const sorted = [...boxes].sort((a, b) => a[at] - b[at] || a.id.localeCompare(b.id))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return new Map()
  const taken = sorted.reduce((sum, box) => sum + box[size], 0)
  const gap = (last[at] + last[size] - first[at] - taken) / Math.max(1, sorted.length - 1)
  let next = first[at]
  return new Map(
    sorted.map(box => {
      const place = { x: box.x, y: box.y, [at]: Math.round(next) }
      next += box[size] + gap
      return [box.id, place]
    }),
  )
}

// room for a connection and its label between columns
const [columnGap, rowGap] = [80, 32]

/** The column of each box: behind everything that leads to it. The edges run in no circle. */
const columnsOf = (boxes: readonly Box[], edges: readonly Connection[]): Map<string, number> => {
  const columns = new Map<string, number>()
  const missing = new Map(boxes.map(({ id }) => [id, 0]))
  for (const { target } of edges) missing.set(target, (missing.get(target) ?? 0) + 1)
  const ready = boxes.filter(({ id }) => missing.get(id) === 0).map(({ id }) => id)
  for (const id of ready) {
    const column = columns.get(id) ?? 0
    columns.set(id, column)
    for (const { source, target } of edges) {
      if (source !== id) continue
      columns.set(target, Math.max(columns.get(target) ?? 0, column + 1))
      const left = (missing.get(target) ?? 0) - 1
      missing.set(target, left)
      if (left === 0) ready.push(target)
    }
  }
  return columns
}

/**
 * Columns from left to right as the edges lead, each step near the middle of what leads to it. The upper left corner
 * of the whole stays where it is.
 */
export const tidy = (boxes: readonly Box[], edges: readonly Connection[]): Places => {
  if (boxes.length === 0) return new Map()
  const { left, top } = bounds(boxes)
  const inside = withoutCircles(boxes, edges)
  const columns = columnsOf(boxes, inside)
  const middles = new Map<string, number>()
  const places: Places = new Map()
  let x = left
  for (let column = 0; places.size < boxes.length; column++) {
    const members = boxes.filter(({ id }) => columns.get(id) === column)
    const wanted = new Map(members.map(box => [box.id, wish(box, inside, middles)]))
    members.sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0) || a.id.localeCompare(b.id))
    let free = Number.NEGATIVE_INFINITY
    for (const box of members) {
      const y = Math.max(free, (wanted.get(box.id) ?? box.y) - box.height / 2)
      places.set(box.id, { x, y })
      middles.set(box.id, y + box.height / 2)
      free = y + box.height + rowGap
    }
    if (members.length > 0) x += Math.max(...members.map(({ width }) => width)) + columnGap
  }
  const highest = Math.min(...[...places.values()].map(({ y }) => y))
  return new Map([...places].map(([id, { x, y }]) => [id, { x, y: Math.round(y - highest + top) }]))
}

// where the middle of a box should be: between those before it, or where it is when there are none
const wish = (box: Box, edges: readonly Connection[], middles: ReadonlyMap<string, number>): number => {
  const before = edges.flatMap(({ source, target }) =>
    target === box.id && middles.has(source) ? [middles.get(source) ?? 0] : [],
  )
  if (before.length === 0) return box.y + box.height / 2
  return before.reduce((sum, each) => sum + each, 0) / before.length
}

/** The edges without those that lead back, found on a walk from each box; the walk keeps its own stack, chains are long. */
const withoutCircles = (boxes: readonly Box[], edges: readonly Connection[]): Connection[] => {
  const out = new Map<string, Connection[]>(boxes.map(({ id }) => [id, []]))
  const targets = new Set<string>()
  for (const edge of edges) {
    if (!out.has(edge.source) || !out.has(edge.target)) continue
    out.get(edge.source)?.push(edge)
    targets.add(edge.target)
  }
  const [open, done] = [new Set<string>(), new Set<string>()]
  const kept: Connection[] = []
  const walk = (start: string) => {
    const path = [{ id: start, next: 0 }]
    open.add(start)
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const edge = out.get(at.id)?.[at.next]
      at.next += 1
      if (!edge) {
        open.delete(at.id)
        done.add(at.id)
        path.pop()
      } else if (!open.has(edge.target)) {
        kept.push(edge)
        if (!done.has(edge.target)) {
          open.add(edge.target)
          path.push({ id: edge.target, next: 0 })
        }
      }
    }
  }
  // from the beginnings first, so that it is the edge back that is left out
  const starts = [...boxes].sort((a, b) => Number(targets.has(a.id)) - Number(targets.has(b.id)))
  for (const { id } of starts) if (!done.has(id)) walk(id)
  return kept
}

import { isRecord } from './model/read'

/** How the canvas lies under a window of some size: where its origin is in CSS pixels, and how large it is drawn. */
export type Seen = { x: number; y: number; zoom: number; width: number; height: number }

export const leastZoom = 0.1
export const mostZoom = 2

const finite = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** What someone sees of the canvas, as their presence tells it; a window without a size is taken for one like ours. */
export const readSeen = (value: unknown, mine: { width: number; height: number }): Seen | undefined => {
  if (!isRecord(value)) return undefined
  const [x, y, zoom] = [finite(value.x), finite(value.y), finite(value.zoom)]
  if (x === undefined || y === undefined || zoom === undefined || zoom <= 0) return undefined
  const [width, height] = [finite(value.width) ?? 0, finite(value.height) ?? 0]
  const hasSize = width > 0 && height > 0
  return { x, y, zoom, width: hasSize ? width : mine.width, height: hasSize ? height : mine.height }
}

/** How to see all they see: the same middle, and as large as their window fits into ours, never larger than theirs. */
export const fitted = (
  { x, y, zoom, width, height }: Seen,
  mine: { width: number; height: number },
): { x: number; y: number; zoom: number } => {
  const scale = Math.min(1, mine.width / width, mine.height / height)
  const next = Math.max(leastZoom, Math.min(mostZoom, zoom * scale))
  const middle = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
  return { x: mine.width / 2 - middle.x * next, y: mine.height / 2 - middle.y * next, zoom: next }
}

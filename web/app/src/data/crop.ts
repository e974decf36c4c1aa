/** A square cut out of a picture, in the picture's own pixels. */
export type Square = { x: number; y: number; side: number }

export type Size = { width: number; height: number }

/** The largest square of a picture, in its middle. */
export const middleOf = ({ width, height }: Size): Square => {
  const side = Math.min(width, height)
  return { x: (width - side) / 2, y: (height - side) / 2, side }
}

/** How far one can look into a picture: at the most, a sixth of it fills the square. */
export const mostZoom = 6

/** The square seen when the picture is enlarged `zoom` times around a middle; it never leaves the picture. */
export const squareAt = (size: Size, zoom: number, middle: { x: number; y: number }): Square => {
  const side = Math.min(size.width, size.height) / Math.min(mostZoom, Math.max(1, zoom))
  const within = (at: number, length: number) => Math.min(length - side, Math.max(0, at - side / 2))
  return { x: within(middle.x, size.width), y: within(middle.y, size.height), side }
}

export const centreOf = ({ x, y, side }: Square): { x: number; y: number } => ({
  x: x + side / 2,
  y: y + side / 2,
})

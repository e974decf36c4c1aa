import * as Y from 'yjs'

export type Shape = { id: string; x: number; y: number; text: string }

/** The origin of what this window changes, by which undo knows it. */
export const own = { editor: 'whiteboard' }

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

/** The shapes as they can be drawn, whatever other clients wrote. */
export const readShapes = (shapes: Y.Map<unknown>): readonly Shape[] =>
  [...shapes].flatMap(([id, shape]) => {
    if (!(shape instanceof Y.Map)) return []
    const text = shape.get('text')
    return [
      {
        id,
        x: numberOr(shape.get('x'), 0),
        y: numberOr(shape.get('y'), 0),
        text: typeof text === 'string' ? text : '',
      },
    ]
  })

export const addShape = (doc: Y.Doc, x: number, y: number): void => {
  doc.transact(() => {
    const shape = new Y.Map<unknown>(Object.entries({ form: 'note', x, y, text: 'New note' }))
    doc.getMap('shapes').set(crypto.randomUUID(), shape)
  }, own)
}

/** Changes single properties, so that what another changes in the same shape stays. */
export const changeShape = (doc: Y.Doc, id: string, changes: Partial<Omit<Shape, 'id'>>): void => {
  const shape = doc.getMap('shapes').get(id)
  if (!(shape instanceof Y.Map)) return
  doc.transact(() => {
    for (const [key, value] of Object.entries(changes)) shape.set(key, value)
  }, own)
}

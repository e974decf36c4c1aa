import type { NodeChange } from '@xyflow/react'
import type { CanvasNode } from './canvas-nodes'
import type { Session } from './session'

/** While one drags, others see it move this often. */
const everyMs = 50

type Place = { x: number; y: number; width?: number; height?: number }

type DragWriter = { write: (changes: readonly NodeChange<CanvasNode>[]) => void; flush: () => void }

/** Writes what is moved or resized on the canvas: now and then while it is in the hand, at once when it is let go. */
export const dragWriter = (session: Session): DragWriter => {
  const waiting = new Map<string, Place>()
  let held = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.size > 0) session.drag(waiting)
    waiting.clear()
  }
  const note = (id: string, change: Partial<Place>) => {
    const step = session.graph.nodes.get(id)
    if (step) waiting.set(id, { x: step.x, y: step.y, ...waiting.get(id), ...change })
  }
  const write = (changes: readonly NodeChange<CanvasNode>[]) => {
    let [moved, inHand, resizing] = [false, false, false]
    for (const change of changes) {
      if (change.type === 'position' && change.position) {
        note(change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) })
        moved = true
        inHand ||= change.dragging === true
      } else if (change.type === 'dimensions') {
        const { width, height } = change.dimensions ?? {}
        if (width && height) note(change.id, { width: Math.round(width), height: Math.round(height) })
        moved = true
        resizing = true
        inHand ||= change.resizing === true
      }
    }
    if (!moved) return
    // arrow keys: several presses in a row are one step
    if (!held) session.take(inHand || resizing ? undefined : 'nudge')
    held = inHand
    if (!inHand) flush()
    else timer ??= setTimeout(flush, everyMs)
  }
  return { write, flush }
}

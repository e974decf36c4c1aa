import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import type { Chosen } from './model/operations'
import { fitOptions } from './use-zoom'

const margin = 24

/** The inspector opens over the canvas: a step that would be under it moves beside it, with the whole view. */
export const useReveal = (root: RefObject<HTMLElement | null>, { nodes, edges }: Chosen): void => {
  const flow = useReactFlow()
  useEffect(() => {
    const [id, ...more] = nodes
    if (!id || more.length > 0 || edges.size > 0) return
    const frame = requestAnimationFrame(() => {
      const step = root.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect()
      const panel = root.current?.querySelector('[data-inspector]')?.getBoundingClientRect()
      if (!step || !panel || step.right <= panel.left || step.bottom <= panel.top || step.top >= panel.bottom)
        return
      const { x, y, zoom } = flow.getViewport()
      const isBelow = panel.top > panel.left
      const to = isBelow
        ? { x, y: y - (step.bottom - panel.top + margin) }
        : { x: x - (step.right - panel.left + margin), y }
      void flow.setViewport({ ...to, zoom }, { duration: fitOptions().duration ?? 0 })
    })
    return () => cancelAnimationFrame(frame)
  }, [root, nodes, edges, flow])
}

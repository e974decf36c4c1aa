import { type FitViewOptions, useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'

/** Moves of the view are short, and none for who asked for less motion. */
const duration = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160)

export const fitOptions = (): FitViewOptions => ({ padding: 0.15, maxZoom: 1, duration: duration() })

export const useZoom = (): { zoomIn: () => void; zoomOut: () => void } => {
  const flow = useReactFlow()
  return useMemo(
    () => ({
      zoomIn: () => void flow.zoomIn({ duration: duration() }),
      zoomOut: () => void flow.zoomOut({ duration: duration() }),
    }),
    [flow],
  )
}

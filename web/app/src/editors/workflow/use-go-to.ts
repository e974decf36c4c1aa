import type { PresenceState } from '@tutti/client'
import { useReactFlow } from '@xyflow/react'
import { useCallback } from 'react'
import { useJumpTarget } from '../shared/jump'
import { boxOf } from './canvas-nodes'
import { isRecord } from './model/read'
import type { Session } from './session'
import { fitOptions } from './use-zoom'

/** Goes to where someone is: to what they have selected, or to where they point. */
export const useGoTo = (session: Session): void => {
  const flow = useReactFlow()
  const goTo = useCallback(
    ({ selected, cursor }: PresenceState) => {
      const ids: unknown[] = Array.isArray(selected) ? selected : []
      const { nodes, edges } = session.graph
      // a connection is where it begins
      const steps = ids.flatMap(
        id => nodes.get(String(id)) ?? nodes.get(edges.get(String(id))?.source ?? '') ?? [],
      )
      const { duration = 0 } = fitOptions()
      const zoom = Math.max(0.5, flow.getZoom())
      const [only] = steps
      if (only && steps.length === 1) {
        const { x, y, width, height } = boxOf(only)
        void flow.setCenter(x + width / 2, y + height / 2, { zoom, duration })
      } else if (only) void flow.fitView({ ...fitOptions(), nodes: steps.map(({ id }) => ({ id })) })
      else if (isRecord(cursor) && Number.isFinite(cursor.x) && Number.isFinite(cursor.y))
        void flow.setCenter(Number(cursor.x), Number(cursor.y), { zoom, duration })
    },
    [flow, session],
  )
  useJumpTarget(goTo)
}

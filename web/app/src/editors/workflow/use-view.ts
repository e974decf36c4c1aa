import type { Room } from '@tutti/client'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useFollowTarget } from '../shared/jump'
import { fitted, readSeen } from './seen'

/** Tells the others what one sees of the canvas, and shows what someone sees who is followed. */
export const useView = ({ presence }: Room): void => {
  const store = useStoreApi()
  const flow = useReactFlow()
  useEffect(() => {
    let told: unknown
    const tell = () => {
      const { transform, width, height } = store.getState()
      // whoever follows someone sees what that one tells already
      if (transform === told || width === 0 || presence.mine.following !== undefined) return
      told = transform
      const [x, y, zoom] = transform
      presence.update({ viewport: { x: Math.round(x), y: Math.round(y), zoom, width, height } })
    }
    tell()
    return store.subscribe(tell)
  }, [presence, store])
  useFollowTarget(other => {
    const { width, height } = store.getState()
    const seen = readSeen(other.viewport, { width, height })
    if (seen) void flow.setViewport(fitted(seen, { width, height }))
  })
}

import { useStore } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'

/** Below this nobody can read what stands on a step. */
const readableZoom = 0.35

/** From far away steps are drawn without text and dots: it could not be read, and 500 of them have to move at once. */
export function FarView({ host }: { host: RefObject<HTMLElement | null> }) {
  const isFar = useStore(({ transform }) => transform[2] < readableZoom)
  useEffect(() => {
    host.current?.classList.toggle('workflow-far', isFar)
  }, [host, isFar])
  return null
}

import { useStore, ViewportPortal } from '@xyflow/react'
import { MousePointer2 } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { cx } from '../../ui/cx'
import { useCanvasPeople } from './canvas-context'
import type { CanvasCursor } from './canvas-people'

/** A cursor that rests for this long is of no use to anyone: it fades, until it moves again. */
const visibleMs = 10_000

/** Where the others point. They are on the canvas, so panning moves them along without drawing them again. */
export function RemoteCursors() {
  const people = useCanvasPeople()
  const cursors = useSyncExternalStore(people.subscribeCursors, people.cursors)
  const zoom = useStore(({ transform }) => transform[2])
  return (
    <ViewportPortal>
      {cursors.map(cursor => (
        <RemoteCursor key={cursor.clientId} cursor={cursor} zoom={zoom} />
      ))}
    </ViewportPortal>
  )
}

function RemoteCursor({ cursor, zoom }: { cursor: CanvasCursor; zoom: number }) {
  const { x, y, name, color, ink, movedAt } = cursor
  const still = useStill(movedAt)
  return (
    <div
      data-testid="remote-cursor"
      data-name={name}
      data-still={still}
      className={cx(
        'pointer-events-none absolute top-0 left-0 z-[2000] transition-[translate,opacity] duration-[80ms,160ms] ease-linear',
        still && 'opacity-0',
      )}
      style={{ translate: `${x}px ${y}px` }}
    >
      <div className="origin-top-left" style={{ transform: `scale(${1 / zoom})` }}>
        <MousePointer2 size={18} aria-hidden fill={color} color={ink} strokeWidth={1.5} className="-m-0.5" />
        <span
          className="absolute top-4 left-3 max-w-40 truncate rounded px-1.5 text-[0.6875rem]/4 font-semibold"
          style={{ backgroundColor: color, color: ink }}
        >
          {name}
        </span>
      </div>
    </div>
  )
}

const useStill = (movedAt: number): boolean => {
  const [stillSince, setStillSince] = useState(0)
  useEffect(() => {
    const left = movedAt + visibleMs - Date.now()
    const timer = setTimeout(() => setStillSince(movedAt), Math.max(0, left))
    return () => clearTimeout(timer)
  }, [movedAt])
  return stillSince === movedAt
}

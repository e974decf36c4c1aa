import { useRoom } from '@tutti/react'
import { Plus } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react'
import { useCanEdit } from '../../data/use-can-edit'
import { IconButton } from '../../ui/icon-button'
import { UndoButtons } from '../shared/undo-buttons'
import { useShared } from '../shared/use-shared'
import { useUndo } from '../shared/use-undo'
import { addShape, changeShape, own, readShapes, type Shape } from './shapes'

/** Notes on a board. */
export function WhiteboardEditor() {
  const room = useRoom()
  const canEdit = useCanEdit()
  const types = useMemo(() => [room.doc.getMap('shapes')], [room])
  const shapes = useShared(room.doc.getMap('shapes'), readShapes)
  const undo = useUndo(types, own)
  return (
    <div className="flex h-full flex-col">
      <div className="relative min-h-0 flex-1 overflow-auto">
        {shapes.length === 0 && <p className="p-8 text-ui text-muted">Add a note to begin.</p>}
        {shapes.map(shape => (
          <Note key={shape.id} shape={shape} canEdit={canEdit} />
        ))}
      </div>
      {canEdit && (
        <footer className="flex h-9 items-center gap-1 border-t border-line px-2">
          <UndoButtons undo={undo} />
          <IconButton icon={Plus} label="Add a note" onClick={() => addShape(room.doc, 80, 80)} />
        </footer>
      )}
    </div>
  )
}

const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-8, 0],
  ArrowRight: [8, 0],
  ArrowUp: [0, -8],
  ArrowDown: [0, 8],
}

function Note({ shape, canEdit }: { shape: Shape; canEdit: boolean }) {
  const room = useRoom()
  const grip = useRef<{ x: number; y: number }>(undefined)
  const select = (ids: string[]) => room.presence.update({ selected: ids, activity: 'editing' })
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX - shape.x, y: event.clientY - shape.y }
    select([shape.id])
  }
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    if (!grip.current || !canEdit) return
    changeShape(room.doc, shape.id, { x: clientX - grip.current.x, y: clientY - grip.current.y })
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    const way = arrows[key]
    if (way && canEdit) changeShape(room.doc, shape.id, { x: shape.x + way[0], y: shape.y + way[1] })
  }
  return (
    <button
      type="button"
      style={{ left: shape.x, top: shape.y }}
      className="absolute w-40 touch-none rounded-md border border-line bg-surface p-3 text-left text-ui shadow-raised"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grip.current = undefined
      }}
      onKeyDown={onKeyDown}
    >
      {shape.text}
    </button>
  )
}

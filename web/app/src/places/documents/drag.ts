import type { Document, Folder } from '@tutti/client'
import { type DragEvent, useState } from 'react'

/** What is being dragged from one place of this page to another. */
export type Dragged = { kind: 'document'; document: Document } | { kind: 'folder'; folder: Folder }

// while something is over a target the browser does not say what it is; only one thing is dragged at a time
let current: Dragged | undefined

type Draggable = {
  draggable: boolean
  onDragStart: (event: DragEvent) => void
  onDragEnd: () => void
  dragging: boolean
}

export const useDraggable = (dragged: Dragged, enabled: boolean): Draggable => {
  const [dragging, setDragging] = useState(false)
  return {
    draggable: enabled,
    onDragStart: event => {
      current = dragged
      event.dataTransfer.effectAllowed = 'move'
      const text = dragged.kind === 'document' ? dragged.document.title : dragged.folder.name
      event.dataTransfer.setData('text/plain', text)
      setDragging(true)
    },
    onDragEnd: () => {
      current = undefined
      setDragging(false)
    },
    dragging,
  }
}

type DropTarget = {
  onDragOver: (event: DragEvent) => void
  onDragLeave: (event: DragEvent<Element>) => void
  onDrop: (event: DragEvent) => void
  over: boolean
}

/** A place things can be dropped on; `accepts` says which. */
export const useDropTarget = (
  accepts: (dragged: Dragged) => boolean,
  drop: (dragged: Dragged) => void,
): DropTarget => {
  const [over, setOver] = useState(false)
  return {
    onDragOver: event => {
      if (!current || !accepts(current)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
      setOver(true)
    },
    onDragLeave: event => {
      // moving onto something inside is not leaving
      if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
      setOver(false)
    },
    onDrop: event => {
      setOver(false)
      if (!current || !accepts(current)) return
      event.preventDefault()
      drop(current)
    },
    over,
  }
}

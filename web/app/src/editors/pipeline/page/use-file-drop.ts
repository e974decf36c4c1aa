import { type DragEvent, useState } from 'react'
import { quietly } from '../../../data/quietly'
import type { Step } from '../model/step'
import { useSupply } from './use-supply'

type FileDrop = {
  over: boolean
  target: {
    onDragOver: (event: DragEvent) => void
    onDragLeave: (event: DragEvent<Element>) => void
    onDrop: (event: DragEvent) => void
  }
}

/** A place files can be dropped on: a step that loads, or the editor for whoever asks for the file. */
export const useFileDrop = (step?: Step): FileDrop => {
  const [over, setOver] = useState(false)
  const supply = useSupply()
  return {
    over,
    target: {
      onDragOver: event => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        event.stopPropagation()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      },
      onDragLeave: event => {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
        setOver(false)
      },
      onDrop: event => {
        setOver(false)
        const [file] = event.dataTransfer.files
        if (!file) return
        event.preventDefault()
        event.stopPropagation()
        quietly(supply(file, step ? { step } : {}))
      },
    },
  }
}

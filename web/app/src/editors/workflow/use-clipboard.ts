import { type RefObject, useEffect } from 'react'
import { toast } from '../../ui/toast'
import { clipOf, fromClipboard, toClipboard } from './model/clip'
import type { Graph, Point } from './model/graph'
import type { Chosen } from './model/operations'
import type { Session } from './session'
import type { Actions } from './use-actions'
import { isForCanvas } from './use-shortcuts'

type Clipboard = {
  root: RefObject<HTMLElement | null>
  session: Session
  chosen: Chosen
  actions: Actions
  canEdit: boolean
  /** Where the pointer is on the canvas, if it is. */
  pointer: RefObject<Point | undefined>
}

const readClip = (text: string): Graph | undefined => {
  try {
    return fromClipboard(text)
  } catch (error) {
    toast.error(`That cannot be pasted. ${error instanceof Error ? error.message : ''}`)
    return undefined
  }
}

const steps = (count: number): string => (count === 1 ? 'One step' : `${count} steps`)

/** Copy, cut and paste by the system's clipboard, so that they reach other documents, windows and programs. */
export const useClipboard = ({ root, session, chosen, actions, canEdit, pointer }: Clipboard): void => {
  useEffect(() => {
    const isOurs = (event: ClipboardEvent) =>
      isForCanvas(event.target, root.current) && !(window.getSelection()?.toString() ?? '')
    const copy = (event: ClipboardEvent): boolean => {
      if (!isOurs(event) || chosen.nodes.size === 0) return false
      const clip = clipOf(session.graph, chosen.nodes)
      event.clipboardData?.setData('text/plain', toClipboard(clip))
      event.preventDefault()
      toast(`${steps(clip.nodes.size)} copied`)
      return true
    }
    const cut = (event: ClipboardEvent) => {
      if (canEdit && copy(event)) actions.remove()
    }
    const paste = (event: ClipboardEvent) => {
      if (!canEdit || !isForCanvas(event.target, root.current)) return
      const clip = readClip(event.clipboardData?.getData('text/plain') ?? '')
      if (!clip || clip.nodes.size === 0) return
      event.preventDefault()
      actions.put(clip, pointer.current)
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', paste)
    }
  }, [root, session, chosen, actions, canEdit, pointer])
}

import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import type { Session } from './session'
import type { Actions } from './use-actions'
import { fitOptions, useZoom } from './use-zoom'

type Shortcuts = {
  host: RefObject<HTMLElement | null>
  session: Session
  actions: Actions
  canEdit: boolean
  onEdit: () => void
  onClear: () => void
  onHelp: () => void
}

const writing = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]'

/** Whether a key or the clipboard is meant for the canvas: not while one writes somewhere, or is elsewhere on the page. */
export const isForCanvas = (target: EventTarget | null, host: HTMLElement | null): boolean => {
  if (!(target instanceof HTMLElement || target instanceof SVGElement) || !host) return false
  return (target === document.body || host.contains(target)) && !target.closest(writing)
}

/** The keys of the canvas. */
export const useShortcuts = (what: Shortcuts): void => {
  const { host, session, actions, canEdit, onEdit, onClear, onHelp } = what
  const flow = useReactFlow()
  const { zoomIn, zoomOut } = useZoom()
  useEffect(() => {
    const edits: Record<string, () => void> = {
      Delete: actions.remove,
      Backspace: actions.remove,
      F2: onEdit,
      'mod+d': actions.duplicate,
      'mod+z': () => session.undo.undo(),
      'mod+y': () => session.undo.redo(),
      'shift+mod+z': () => session.undo.redo(),
    }
    const looks: Record<string, () => void> = {
      Escape: onClear,
      'mod+a': actions.selectAll,
      '+': zoomIn,
      '=': zoomIn,
      '-': zoomOut,
      '1': () => void flow.fitView(fitOptions()),
      '?': onHelp,
    }
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !isForCanvas(event.target, host.current)) return
      const mod = event.ctrlKey || event.metaKey
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const name = `${event.shiftKey && mod ? 'shift+' : ''}${mod ? 'mod+' : ''}${key}`
      const run = looks[name] ?? (canEdit ? edits[name] : undefined)
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [host, session, actions, canEdit, onEdit, onClear, onHelp, flow, zoomIn, zoomOut])
}

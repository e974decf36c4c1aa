import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import type { Session } from './session'
import type { Actions } from './use-actions'
import { fitOptions, useZoom } from './use-zoom'

type Shortcuts = {
  /** The whole editor: its palette and its footer too. */
  root: RefObject<HTMLElement | null>
  session: Session
  actions: Actions
  canEdit: boolean
  onEdit: () => void
  onClear: () => void
  onHelp: () => void
}

const writing = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]'

/** Whether a key or the clipboard is meant for the canvas: not while one writes somewhere, or is elsewhere on the page. */
export const isForCanvas = (target: EventTarget | null, root: HTMLElement | null): boolean => {
  if (!(target instanceof HTMLElement || target instanceof SVGElement) || !root) return false
  return (target === document.body || root.contains(target)) && !target.closest(writing)
}

// a field of the document has no history of its own: what is typed there is undone like everything else
const isBound = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[data-bound]') !== null

/** The keys of the canvas. */
export const useShortcuts = (what: Shortcuts): void => {
  const { root, session, actions, canEdit, onEdit, onClear, onHelp } = what
  const flow = useReactFlow()
  const { zoomIn, zoomOut } = useZoom()
  useEffect(() => {
    const history: Record<string, () => void> = {
      'mod+z': () => session.undo.undo(),
      'mod+y': () => session.undo.redo(),
      'shift+mod+z': () => session.undo.redo(),
    }
    const edits: Record<string, () => void> = {
      ...history,
      Delete: actions.remove,
      Backspace: actions.remove,
      F2: onEdit,
      'mod+d': actions.duplicate,
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
      if (event.defaultPrevented || event.altKey) return
      const mod = event.ctrlKey || event.metaKey
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const name = `${event.shiftKey && mod ? 'shift+' : ''}${mod ? 'mod+' : ''}${key}`
      const run = isForCanvas(event.target, root.current)
        ? (looks[name] ?? (canEdit ? edits[name] : undefined))
        : isBound(event.target) && canEdit && history[name]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [root, session, actions, canEdit, onEdit, onClear, onHelp, flow, zoomIn, zoomOut])
}

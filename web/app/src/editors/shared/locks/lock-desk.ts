import type { Lock, LockRange } from '@tutti/client'
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'

/** Something one can hold: as the server names it, and as people call it. */
export type LockTarget = {
  /** `document`, what the kind calls its things, or `range`. */
  type: string
  id: string
  range?: LockRange
  /** The place as a JSON pointer. */
  pointer: string
  /** In the middle of a sentence, such as `step “Review”`. */
  name: string
}

type Handlers = { lock: (target: LockTarget) => void; takeOver: (lock: Lock) => void }

/**
 * Between the editors, which know what could be held, and the windows around them, which ask for how long and why: a menu
 * in a row or a badge on a canvas opens them here, and the keys and the top bar ask here what is selected.
 */
export class LockDesk {
  private handlers: Handlers | undefined
  private selected: (() => LockTarget | undefined) | undefined
  private readonly listeners = new Set<() => void>()

  /** Asks why and how long, then holds it. */
  readonly lock = (target: LockTarget): void => this.handlers?.lock(target)

  /** Asks whether it is meant, then takes it from its holder. */
  readonly takeOver = (lock: Lock): void => this.handlers?.takeOver(lock)

  /** What is selected now, where it can be held. */
  readonly current = (): LockTarget | undefined => this.selected?.()

  /** Whether the open editor has anything to be held but the whole. */
  get knowsSelection(): boolean {
    return this.selected !== undefined
  }

  handle(handlers: Handlers | undefined): void {
    this.handlers = handlers
  }

  offer(selected: (() => LockTarget | undefined) | undefined): void {
    this.selected = selected
    for (const listener of this.listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

export const LockDeskContext = createContext(new LockDesk())

export const useLockDesk = (): LockDesk => useContext(LockDeskContext)

/** For an editor: what is selected in it, for as long as it is shown. */
export const useLockable = (selected: () => LockTarget | undefined): void => {
  const desk = useLockDesk()
  const newest = useRef(selected)
  useEffect(() => {
    newest.current = selected
  })
  useEffect(() => {
    desk.offer(() => newest.current())
    return () => desk.offer(undefined)
  }, [desk])
}

/** Whether the open editor can say what is selected. */
export const useKnowsSelection = (): boolean => {
  const desk = useLockDesk()
  return useSyncExternalStore(desk.subscribe, () => desk.knowsSelection)
}

/** The document as something to hold. */
export const wholeDocument: LockTarget = { type: 'document', id: '', pointer: '', name: 'the whole document' }

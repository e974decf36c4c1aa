import type { PresenceState } from '@tutti/client'
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'

/** Goes to where someone is, as their presence tells it. */
export type Jump = (presence: PresenceState) => void

/** Between an editor, which knows how to get to a place, and the lists of people around it, which ask for it. */
export class JumpSeam {
  private jump: Jump | undefined
  private readonly listeners = new Set<() => void>()

  get current(): Jump | undefined {
    return this.jump
  }

  set(jump: Jump | undefined): void {
    this.jump = jump
    for (const listener of this.listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

export const JumpContext = createContext(new JumpSeam())

/** For an editor: how to get to a place in it, for as long as it is shown. */
export const useJumpTarget = (jump: Jump): void => {
  const seam = useContext(JumpContext)
  const newest = useRef(jump)
  useEffect(() => {
    newest.current = jump
  })
  useEffect(() => {
    seam.set(presence => newest.current(presence))
    return () => seam.set(undefined)
  }, [seam])
}

/** For what names a place: how to get there, where the open editor can. */
export const useJump = (): Jump | undefined => {
  const seam = useContext(JumpContext)
  return useSyncExternalStore(seam.subscribe, () => seam.current)
}

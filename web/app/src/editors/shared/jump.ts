import type { PresenceState } from '@tutti/client'
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'

/** Goes to where someone is, as their presence tells it. */
export type Jump = (presence: PresenceState) => void

/** What an editor can do, for as long as it is shown. */
class Offer {
  private offered: Jump | undefined
  private readonly listeners = new Set<() => void>()

  readonly current = (): Jump | undefined => this.offered

  set(offered: Jump | undefined): void {
    this.offered = offered
    for (const listener of this.listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

/**
 * Between an editor, which knows how to get to a place, and the people around it: `jump` goes there with the cursor, once;
 * `look` shows what someone else sees and touches nothing, again and again while they are followed.
 */
export class JumpSeam {
  readonly jump: Offer = new Offer()
  readonly look: Offer = new Offer()
}

export const JumpContext = createContext(new JumpSeam())

const useOffer = (which: keyof JumpSeam, jump: Jump): void => {
  const { [which]: offer } = useContext(JumpContext)
  const newest = useRef(jump)
  useEffect(() => {
    newest.current = jump
  })
  useEffect(() => {
    offer.set(presence => newest.current(presence))
    return () => offer.set(undefined)
  }, [offer])
}

/** For an editor: how to get to a place in it, for as long as it is shown. */
export const useJumpTarget = (jump: Jump): void => useOffer('jump', jump)

/** For an editor: how to show what someone sees of it, without moving the focus or the cursor. */
export const useFollowTarget = (look: Jump): void => useOffer('look', look)

/** For what names a place: how to get there, where the open editor can. */
export const useJump = (): Jump | undefined => {
  const { jump } = useContext(JumpContext)
  return useSyncExternalStore(jump.subscribe, jump.current)
}

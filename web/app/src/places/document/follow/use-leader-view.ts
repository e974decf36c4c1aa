import type { PresenceState } from '@tutti/client'
import { useRoom } from '@tutti/react'
import { useContext, useEffect } from 'react'
import { JumpContext } from '../../../editors/shared/jump'
import { readFollowed, rootOf } from './chain'

type Change = { added: number[]; updated: number[] }

/** Shows what someone sees, as long as they are followed. */
export const useLeaderView = (leaderId: string | undefined): void => {
  const { presence } = useRoom()
  const { look } = useContext(JumpContext)
  useEffect(() => {
    if (leaderId === undefined) return
    let frame: number | undefined
    let shown = ''
    // of several windows the one they moved last
    let newest: number | undefined

    const owned = (clientId: number, id: string) => presence.getStates().get(clientId)?.user?.id === id
    const stateOf = (id: string): PresenceState | undefined => {
      if (newest !== undefined && owned(newest, id)) return presence.getStates().get(newest)
      const states: PresenceState[] = [...presence.getStates().values()].filter(({ user }) => user?.id === id)
      return states.find(({ status, viewport }) => status === 'active' && viewport !== undefined) ?? states[0]
    }
    const show = () => {
      frame = undefined
      const state = stateOf(rootOf(leaderId, readFollowed(presence.getStates().values())))
      const { current } = look
      const jump = current()
      if (!state || !jump) return
      const { file, viewport, step, selected, line } = state
      const now = JSON.stringify([file, viewport, step, selected, line])
      if (now === shown) return
      shown = now
      try {
        jump(state)
      } catch {
        // what others write is not ours to trust: a place that cannot be shown is not shown
      }
    }
    const later = () => {
      frame ??= requestAnimationFrame(show)
    }
    const onChange = ({ added, updated }: Change) => {
      const root = rootOf(leaderId, readFollowed(presence.getStates().values()))
      newest = [...added, ...updated].find(id => owned(id, root)) ?? newest
      later()
    }
    // the editor may only just be opening
    const again = () => {
      shown = ''
      later()
    }
    later()
    presence.on('change', onChange)
    const stop = look.subscribe(again)
    return () => {
      stop()
      presence.off('change', onChange)
      if (frame !== undefined) cancelAnimationFrame(frame)
    }
  }, [presence, look, leaderId])
}

import type { Room } from '@tutti/client'
import { type RefObject, useEffect } from 'react'
import { useFollowTarget } from '../../shared/jump'
import { stepOfPresence } from '../model/whereabouts'
import { lookAtSteps, readStepViewport, stepViewportOf } from './step-viewport'

// who scrolls tells it this often at most
const scrollMs = 100

/** Tells the others which steps one sees, and shows what someone sees who is followed. */
export const useStepView = ({ presence }: Room, pane: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const { current: element } = pane
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
      // whoever follows someone sees what that one tells already
      if (presence.mine.following !== undefined) return
      const seen = stepViewportOf(element)
      if (JSON.stringify(presence.mine.viewport) !== JSON.stringify(seen)) presence.update({ viewport: seen })
    }
    const later = () => {
      timer ??= setTimeout(tell, scrollMs)
    }
    later()
    element.addEventListener('scroll', later, { passive: true })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('scroll', later)
      presence.update({ viewport: undefined })
    }
  }, [presence, pane])
  useFollowTarget(other => {
    if (pane.current) lookAtSteps(pane.current, readStepViewport(other.viewport), stepOfPresence(other))
  })
}

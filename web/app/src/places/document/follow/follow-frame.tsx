import { type ReactNode, useEffect, useRef } from 'react'
import { Avatar } from '../../../ui/avatar'
import { readableOn } from '../../../ui/contrast'
import { useFollow } from './use-following'
import { useLeaderView } from './use-leader-view'

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'])

/** Around the editor: whose view one sees, in their colour, until one scrolls, clicks or writes oneself. */
export function FollowFrame({ children }: { children: ReactNode }) {
  const { leader, stop } = useFollow()
  const host = useRef<HTMLDivElement>(null)
  const isFollowing = leader !== undefined
  useLeaderView(leader?.id)
  useEffect(() => {
    const { current } = host
    if (!isFollowing || !current) return
    const end = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('[data-follow]')) return
      if (event instanceof KeyboardEvent && modifiers.has(event.key)) return
      stop()
    }
    const onEscape = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) stop()
    }
    const signs = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const
    for (const sign of signs) current.addEventListener(sign, end, { capture: true, passive: true })
    window.addEventListener('keydown', onEscape)
    return () => {
      for (const sign of signs) current.removeEventListener(sign, end, { capture: true })
      window.removeEventListener('keydown', onEscape)
    }
  }, [isFollowing, stop])
  return (
    <main ref={host} aria-label="Editor" className="relative min-w-0 flex-1">
      {children}
      {leader && (
        <div
          data-testid="follow-frame"
          className="pointer-events-none absolute inset-0 z-20"
          style={{ boxShadow: `inset 0 0 0 3px ${leader.color}` }}
        />
      )}
      <div
        role="status"
        className="pointer-events-none absolute inset-x-0 bottom-12 z-20 flex justify-center px-4"
      >
        {leader && (
          <div
            data-follow
            className="pointer-events-auto flex max-w-full animate-appear items-center gap-2 rounded-full py-1 pr-1 pl-1.5 text-ui font-medium shadow-raised"
            style={{ backgroundColor: leader.color, color: readableOn(leader.color) }}
          >
            <Avatar
              name={leader.name}
              color={leader.color}
              image={leader.avatar}
              size="tiny"
              className="rounded-full ring-1 ring-current"
            />
            <span className="truncate">Following {leader.name}</span>
            <button
              type="button"
              onClick={stop}
              className="shrink-0 rounded-full px-2.5 py-1 text-note font-semibold hover:opacity-90"
              style={{ backgroundColor: readableOn(leader.color), color: leader.color }}
            >
              Stop<span className="sr-only"> following</span>
            </button>
          </div>
        )}
      </div>
    </main>
  )
}

import { useLiveSession } from '@tutti/react'
import { cx } from '../../../ui/cx'
import { Tip } from '../../../ui/tip'
import { modeOf } from './modes'

/** In the top bar while a session is live: how people write together. */
export function ModeChip({ onOpen }: { onOpen: () => void }) {
  const session = useLiveSession()
  if (!session) return null
  const { name, text, icon: Icon } = modeOf(session.mode)
  return (
    <Tip text={`Live session, led by ${session.host.name}. ${text}`}>
      <button
        type="button"
        aria-label={`Live session: ${name}`}
        data-testid="session-mode"
        data-mode={session.mode}
        onClick={onOpen}
        // on a phone the strip says whose turn it is, and that everyone writes is nothing special
        className={cx(
          session.mode !== 'locked' && 'max-sm:hidden',
          'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md bg-accent-soft px-2 text-note font-medium text-accent-ink',
        )}
      >
        <Icon size={14} aria-hidden />
        <span className="max-lg:hidden">{name}</span>
      </button>
    </Tip>
  )
}

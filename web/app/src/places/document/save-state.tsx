import { usePersistence, useRoom, useSaveState } from '@tutti/react'
import { Check, CloudOff, Eye, LoaderCircle, PenOff } from 'lucide-react'
import { useReady } from '../../data/use-ready'
import { useRoomValue } from '../../data/use-room-value'
import { cx } from '../../ui/cx'
import { Tip } from '../../ui/tip'
import { keptWords } from './offline-words'

const states = {
  saved: { icon: Check, short: 'Saved', long: 'Everything you wrote is stored on the server.' },
  saving: {
    icon: LoaderCircle,
    short: 'Saving…',
    long: 'The server has not confirmed your last change yet.',
  },
  offline: { icon: CloudOff, short: 'Offline', long: '' },
  'read-only': { icon: Eye, short: 'Read-only', long: 'You may read this document, not change it.' },
  'not-your-turn': {
    icon: PenOff,
    short: 'Not your turn',
    long: 'One writes at a time in this session. Ask for the turn to change something.',
  },
} as const

/** Told from the server's acknowledgements and from nothing else. */
export function SaveState() {
  const room = useRoom()
  const state = useSaveState()
  const readOnly = useRoomValue(() => room.readOnly)
  const persistence = usePersistence()
  const ready = useReady()
  if (!ready) return null
  const {
    icon: Icon,
    short,
    long,
  } = states[state === 'read-only' && readOnly === 'turn' ? 'not-your-turn' : state]
  return (
    <Tip text={long || keptWords(persistence)}>
      <span
        role="status"
        data-testid="save-state"
        data-state-of-save={state}
        className={cx(
          'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-1.5 text-note',
          state === 'offline' ? 'bg-warn-soft text-warn-ink' : 'text-muted',
        )}
      >
        <Icon size={14} aria-hidden />
        <span className={cx(state !== 'offline' && 'max-sm:sr-only')}>{short}</span>
        {state === 'offline' && persistence.state === 'kept' && (
          <span className="max-md:sr-only">· kept on this device</span>
        )}
      </span>
    </Tip>
  )
}

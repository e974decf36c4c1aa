import { readableOn } from './contrast'
import { cx } from './cx'

export type Status = 'active' | 'idle' | 'away'

export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return (
    letters
      .map(word => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '?'
  )
}

/** A dot that also differs by shape, for people who do not tell the colours apart. */
export function StatusDot({ status, className }: { status: Status; className?: string }) {
  return (
    <span
      aria-hidden
      className={cx(
        'block size-2.5 rounded-full border-2 border-canvas',
        status === 'active' && 'bg-good',
        status === 'idle' && 'bg-idle',
        status === 'away' && 'bg-control',
        className,
      )}
    >
      {status !== 'active' && <span className="m-auto mt-[1.5px] block size-[3px] rounded-full bg-canvas" />}
    </span>
  )
}

type AvatarProps = {
  name: string
  color: string
  size?: 'small' | 'medium'
  status?: Status
  className?: string
}

export function Avatar({ name, color, size = 'medium', status, className }: AvatarProps) {
  return (
    <span className={cx('relative inline-flex shrink-0', className)}>
      <span
        aria-hidden
        className={cx(
          'inline-flex items-center justify-center rounded-full font-semibold select-none',
          size === 'small' ? 'size-6 text-[0.625rem]' : 'size-7 text-[0.6875rem]',
          status === 'away' && 'opacity-60',
        )}
        style={{ backgroundColor: color, color: readableOn(color) }}
      >
        {initials(name)}
      </span>
      {status && <StatusDot status={status} className="absolute -right-0.5 -bottom-0.5" />}
    </span>
  )
}

import { useState } from 'react'
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

const sizes = {
  tiny: 'size-5 text-[0.5625rem]',
  small: 'size-6 text-[0.625rem]',
  medium: 'size-7 text-[0.6875rem]',
  large: 'size-8 text-note',
  huge: 'size-16 text-xl',
}

type AvatarProps = {
  name: string
  color: string
  /** The address of a picture; without one, or until it is here, the initials are shown. */
  image?: string | null | undefined
  size?: keyof typeof sizes
  status?: Status
  className?: string
}

export function Avatar({ name, color, image, size = 'medium', status, className }: AvatarProps) {
  const [broken, setBroken] = useState<string>()
  return (
    <span className={cx('relative inline-flex shrink-0', className)}>
      <span
        aria-hidden
        className={cx(
          'relative inline-flex items-center justify-center overflow-hidden rounded-full font-semibold select-none',
          sizes[size],
          status === 'away' && 'opacity-60',
        )}
        style={{ backgroundColor: color, color: readableOn(color) }}
      >
        {initials(name)}
        {image && image !== broken && (
          <img
            src={image}
            alt=""
            draggable={false}
            onError={() => setBroken(image)}
            className="absolute inset-0 size-full object-cover"
          />
        )}
      </span>
      {status && <StatusDot status={status} className="absolute -right-0.5 -bottom-0.5" />}
    </span>
  )
}

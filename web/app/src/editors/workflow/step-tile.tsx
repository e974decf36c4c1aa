import { cx } from '../../ui/cx'
import type { StepType } from './step-types'

/** The icon of a type of step, on a breath of its colour. */
export function StepTile({ type, small = false }: { type: StepType; small?: boolean }) {
  const { icon: Icon, color } = type
  return (
    <span
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-md',
        small ? 'size-7' : 'size-8',
      )}
      style={{ color, backgroundColor: `color-mix(in srgb, ${color} 14%, var(--canvas))` }}
    >
      <Icon size={small ? 14 : 16} aria-hidden />
    </span>
  )
}

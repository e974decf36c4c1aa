import type { SessionMode } from '@tutti/client'
import { useId } from 'react'
import { cx } from '../../../ui/cx'
import { modeOf, modes } from './modes'

type ModeChoiceProps = { mode: SessionMode; mayChange: boolean; onChange: (mode: SessionMode) => void }

/** How people write together: chosen by whoever leads, read by the others. */
export function ModeChoice({ mode, mayChange, onChange }: ModeChoiceProps) {
  const name = useId()
  if (!mayChange) {
    const { name: title, text, icon: Icon } = modeOf(mode)
    return (
      <p className="mt-2 flex gap-2 text-note">
        <Icon size={14} aria-hidden className="mt-px shrink-0 text-muted" />
        <span>
          <span className="font-medium">{title}.</span> <span className="text-muted">{text}</span>
        </span>
      </p>
    )
  }
  return (
    <fieldset className="mt-2">
      <legend className="sr-only">Who writes</legend>
      {modes.map(({ mode: each, name: title, text }) => (
        <label
          key={each}
          className={cx(
            'flex gap-2 rounded-md px-2 py-1.5 hover:bg-hover has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent',
            each === mode && 'bg-accent-soft hover:bg-accent-soft',
          )}
        >
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === mode}
            onChange={() => onChange(each)}
            className="mt-0.5 size-3.5 shrink-0 accent-(--accent) focus-visible:outline-none"
          />
          <span className="min-w-0 text-note">
            <span className="block font-medium">{title}</span>
            <span className="block text-muted">{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

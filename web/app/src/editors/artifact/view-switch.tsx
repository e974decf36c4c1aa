import { BookOpenText, Columns2, type LucideIcon, PenLine } from 'lucide-react'
import { cx } from '../../ui/cx'
import { Tip } from '../../ui/tip'
import type { TextView } from './use-text-view'

const looks: Record<TextView, { icon: LucideIcon; label: string }> = {
  edit: { icon: PenLine, label: 'Edit' },
  split: { icon: Columns2, label: 'Side by side' },
  preview: { icon: BookOpenText, label: 'Preview' },
}

type ViewSwitchProps = { view: TextView; choices: readonly TextView[]; onView: (view: TextView) => void }

/** The text, how it reads, or both. */
export function ViewSwitch({ view, choices, onView }: ViewSwitchProps) {
  if (choices.length < 2) return null
  return (
    <fieldset className="flex shrink-0 gap-0.5 rounded-md bg-sunken p-0.5">
      <legend className="sr-only">View</legend>
      {choices.map(each => {
        const { icon: Icon, label } = looks[each]
        return (
          <Tip key={each} text={label} side="top">
            <label
              className={cx(
                'relative inline-flex h-6 w-8 cursor-pointer items-center justify-center rounded text-muted hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent',
                each === view && 'bg-canvas text-ink shadow-sm dark:bg-pressed',
              )}
            >
              <input
                type="radio"
                name="text-view"
                aria-label={label}
                checked={each === view}
                onChange={() => onView(each)}
                className="sr-only"
              />
              <Icon size={14} aria-hidden />
            </label>
          </Tip>
        )
      })}
    </fieldset>
  )
}

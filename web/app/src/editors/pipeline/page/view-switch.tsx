import { ChartColumn, Table2 } from 'lucide-react'
import { cx } from '../../../ui/cx'

export type View = 'table' | 'chart'

const views = [
  { value: 'table', label: 'Table', icon: Table2 },
  { value: 'chart', label: 'Chart', icon: ChartColumn },
] as const

type ViewSwitchProps = { value: View; onChange: (view: View) => void; name: string }

/** A result as a table or as a chart. */
export function ViewSwitch({ value, onChange, name }: ViewSwitchProps) {
  return (
    <fieldset aria-label={`How to show ${name}`} className="inline-flex gap-0.5 rounded-md bg-sunken p-0.5">
      {views.map(({ value: each, label, icon: Icon }) => (
        <button
          key={each}
          type="button"
          aria-pressed={value === each}
          onClick={() => onChange(each)}
          className={cx(
            'inline-flex h-6 items-center gap-1.5 rounded px-2 text-note font-medium',
            value === each ? 'bg-raised text-ink shadow-sm dark:bg-pressed' : 'text-muted hover:text-ink',
          )}
        >
          <Icon size={12} aria-hidden />
          {label}
        </button>
      ))}
    </fieldset>
  )
}

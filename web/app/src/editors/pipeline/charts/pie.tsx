import type { ChartData } from './chart-data'
import { shortNumber } from './numbers'
import { colorOf } from './palette'

const radius = 40
const around = 2 * Math.PI * radius
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

/** Parts of a whole as a ring, with what each is in words beside it. */
export function Pie({ chart }: { chart: ChartData }) {
  const values = (chart.series[0]?.values ?? []).map(value => Math.max(0, value ?? 0))
  const whole = values.reduce((sum, value) => sum + value, 0) || 1
  let before = 0
  const slices = values.map((value, at) => {
    const start = before
    before += value
    return { name: String(chart.xs[at] ?? ''), value, start: start / whole, share: value / whole }
  })
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-4 py-2">
      <svg viewBox="0 0 100 100" className="size-44 -rotate-90" aria-hidden="true">
        {slices.map(({ name, start, share }, at) => (
          <circle
            key={name}
            cx={50}
            cy={50}
            r={radius}
            fill="none"
            strokeWidth={18}
            style={{ stroke: colorOf(at) }}
            strokeDasharray={`${Math.max(0, share * around - (slices.length > 1 ? 0.6 : 0))} ${around}`}
            strokeDashoffset={-start * around}
          />
        ))}
      </svg>
      <ul className="min-w-40 space-y-1 text-note">
        {slices.map(({ name, value, share }, at) => (
          <li key={name} className="flex items-center gap-2">
            <span aria-hidden className="size-2.5 rounded-xs" style={{ backgroundColor: colorOf(at) }} />
            <span className="max-w-40 flex-1 truncate">{name}</span>
            <span className="text-muted tabular-nums">
              {shortNumber(value)} · {percent.format(share)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

import type { ChartData } from './chart-data'
import { shortNumber } from './numbers'

/** A distribution: columns side by side without gaps, from the least to the greatest. */
export function Columns({ chart }: { chart: ChartData }) {
  const values = chart.series[0]?.values ?? []
  const most = Math.max(1, ...values.map(value => value ?? 0))
  const ends = [chart.xs[0], chart.xs.at(-1)].map(x => String(x ?? '').split(' – '))
  return (
    <div className="pt-4">
      <div className="flex h-52 items-end gap-px border-b border-control/60">
        {values.map((value, at) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a chart has no other identity for its columns
            key={at}
            title={`${chart.xs[at]}: ${shortNumber(value)}`}
            className="relative min-w-0 flex-1 rounded-t-xs bg-accent"
            style={{ height: `${((value ?? 0) / most) * 100}%` }}
          >
            {values.length <= 24 && (
              <span className="absolute inset-x-0 -top-4 text-center text-[0.625rem] text-muted tabular-nums">
                {shortNumber(value)}
              </span>
            )}
          </div>
        ))}
      </div>
      <div className="flex justify-between pt-1 text-note text-muted tabular-nums">
        <span>{ends[0]?.[0]}</span>
        <span>{chart.x.name}</span>
        <span>{ends[1]?.[1]}</span>
      </div>
    </div>
  )
}

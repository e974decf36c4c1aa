import type { ChartData } from './chart-data'
import { shortNumber } from './numbers'
import { colorOf } from './palette'

/** Bars beside their words: names of any length can be read, and any number of them. */
export function Bars({ chart }: { chart: ChartData }) {
  const all = chart.series.flatMap(({ values }) => values.map(value => value ?? 0))
  const most = Math.max(0, ...all)
  const least = Math.min(0, ...all)
  const span = most - least || 1
  const several = chart.series.length > 1
  const zero = (-least / span) * 100
  return (
    <div className="max-h-80 overflow-y-auto py-1 pr-1">
      <div className="grid grid-cols-[minmax(3rem,max-content)_1fr_max-content] items-center gap-x-3 gap-y-1 text-note">
        {chart.xs.map((x, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chart has no other identity for its bars
          <div key={at} className="contents">
            <span className="max-w-40 truncate text-right text-muted" title={String(x)}>
              {String(x)}
            </span>
            <span className="flex flex-col gap-px py-0.5">
              {chart.series.map(({ name, values }, series) => {
                const share = (Math.abs(values[at] ?? 0) / span) * 100
                const negative = (values[at] ?? 0) < 0
                return (
                  <span
                    key={name}
                    title={several ? `${name}: ${shortNumber(values[at] ?? null)}` : undefined}
                    className={several ? 'h-2.5' : 'h-5'}
                  >
                    <span
                      className="block h-full min-w-px rounded-xs"
                      style={{
                        width: `${share}%`,
                        marginLeft: `${negative ? zero - share : zero}%`,
                        backgroundColor: colorOf(series),
                      }}
                    />
                  </span>
                )
              })}
            </span>
            <span
              className={several ? 'hidden text-right tabular-nums @md:block' : 'text-right tabular-nums'}
            >
              {chart.series.map(({ values }) => shortNumber(values[at] ?? null)).join(' · ')}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}

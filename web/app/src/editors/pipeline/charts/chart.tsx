import { Bars } from './bars'
import type { ChartData } from './chart-data'
import { Columns } from './columns'
import { shortNumber } from './numbers'
import { colorOf } from './palette'
import { Pie } from './pie'
import { Plot } from './plot'

const kindNames: Record<ChartData['kind'], string> = {
  bar: 'Bar chart',
  line: 'Line chart',
  scatter: 'Scatter chart',
  pie: 'Pie chart',
  histogram: 'Histogram',
}

/** What a chart shows in a sentence, for who does not see it. */
export const chartSentence = ({ kind, x, y, xs, series }: ChartData): string => {
  let top: { x: string; value: number } | undefined
  for (const { values } of series)
    for (const [at, value] of values.entries())
      if (value !== null && (!top || value > top.value)) top = { x: String(xs[at]), value }
  const highest = top ? `, highest ${shortNumber(top.value)} at ${top.x}` : ''
  return `${kindNames[kind]} of ${y} by ${x.name}: ${xs.length} points${highest}.`
}

function Drawn({ chart }: { chart: ChartData }) {
  switch (chart.kind) {
    case 'bar':
      return <Bars chart={chart} />
    case 'pie':
      return <Pie chart={chart} />
    case 'histogram':
      return <Columns chart={chart} />
    case 'line':
    case 'scatter':
      return <Plot chart={chart} />
  }
}

/** A chart with its title and what its colours mean. The same data stands in a table beside it. */
export function Chart({ chart }: { chart: ChartData }) {
  const several = chart.series.length > 1 && chart.kind !== 'pie'
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-note text-muted">
        <span>
          <span className="font-medium text-ink">{chart.y}</span> by{' '}
          <span className="font-medium text-ink">{chart.x.name}</span>
          {chart.note && ` · ${chart.note}`}
        </span>
        {several &&
          chart.series.map(({ name }, at) => (
            <span key={name} className="inline-flex items-center gap-1.5">
              <span aria-hidden className="size-2.5 rounded-xs" style={{ backgroundColor: colorOf(at) }} />
              {name}
            </span>
          ))}
      </figcaption>
      <div role="img" aria-label={chartSentence(chart)}>
        {chart.xs.length === 0 ? (
          <p className="py-8 text-center text-ui text-muted">There are no rows to draw.</p>
        ) : (
          <Drawn chart={chart} />
        )}
      </div>
    </figure>
  )
}

/** The data of a chart as the rows of a table. */
export const chartRows = (
  chart: ChartData,
): { columns: { name: string; type: 'text' | 'number' | 'date' }[]; rows: (string | number | null)[][] } => ({
  columns: [
    { name: chart.x.name, type: chart.x.type },
    ...chart.series.map(({ name }) => ({ name: name || chart.y, type: 'number' as const })),
  ],
  rows: chart.xs.map((x, at) => [x, ...chart.series.map(({ values }) => values[at] ?? null)]),
})

export const chartKinds = ['bar', 'line', 'scatter', 'pie', 'histogram'] as const
export type ChartKind = (typeof chartKinds)[number]

/** What the x axis holds: words, numbers, or dates as text. */
export type XType = 'text' | 'number' | 'date'

export type Series = { name: string; values: (number | null)[] }

/** A chart ready to be drawn: small, plain, the same for who has the data and who was sent it. */
export type ChartData = {
  kind: ChartKind
  x: { name: string; type: XType }
  y: string
  /** As many as every series has values. */
  xs: (string | number)[]
  series: Series[]
  /** What was left out. */
  note?: string
}

/** Bounds of what is drawn, and of what is shared. */
export const mostPoints = { drawn: 2000, shared: 200 } as const
const mostSeries = 8

/** At most so many points: of categories the first ones, of a line or a cloud every so-many-th. */
export const thinned = (chart: ChartData, points: number): ChartData => {
  const each = Math.max(1, Math.floor(points / Math.max(1, chart.series.length)))
  if (chart.xs.length <= each) return chart
  const whole = chart.kind === 'line' || chart.kind === 'scatter'
  const step = whole ? chart.xs.length / each : 1
  const places = Array.from({ length: each }, (_, at) => Math.floor(at * step))
  return {
    ...chart,
    xs: places.map(at => chart.xs[at] ?? ''),
    series: chart.series.map(({ name, values }) => ({ name, values: places.map(at => values[at] ?? null) })),
    note: `${each} of ${chart.xs.length.toLocaleString('en')} points`,
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '')

const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

const fits = (value: unknown, type: XType): value is string | number =>
  type === 'number'
    ? number(value) !== null
    : typeof value === 'string' && (type === 'text' || !Number.isNaN(Date.parse(value.replace(' ', 'T'))))

/** A chart as it stands in a document: undefined unless it can be drawn. */
export const readChart = (value: unknown): ChartData | undefined => {
  if (!isObject(value) || !isObject(value.x)) return undefined
  const kind = chartKinds.find(each => each === value.kind)
  const type = (['text', 'number', 'date'] as const).find(
    each => each === (isObject(value.x) && value.x.type),
  )
  if (!kind || !type || !Array.isArray(value.xs) || !Array.isArray(value.series)) return undefined
  const given: unknown[] = value.xs.slice(0, mostPoints.shared)
  const xs = given.filter(x => fits(x, type))
  if (xs.length !== given.length) return undefined
  if (kind === 'scatter' && type === 'text') return undefined
  const series = value.series.slice(0, mostSeries).flatMap((each: unknown) => {
    if (!isObject(each) || !Array.isArray(each.values)) return []
    const { values } = each
    return [{ name: textOf(each.name), values: xs.map((_, at) => number(values[at])) }]
  })
  const note = textOf(value.note)
  return {
    kind,
    x: { name: textOf(value.x.name), type },
    y: textOf(value.y),
    xs: xs.map(x => (typeof x === 'string' ? x.slice(0, 200) : x)),
    series,
    ...(note && { note }),
  }
}

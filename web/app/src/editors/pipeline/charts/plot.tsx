import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { timeOf } from '../engine/values'
import type { ChartData } from './chart-data'
import { shortNumber } from './numbers'
import { computedColor, palette } from './palette'

const height = 240

const axisOf = (size?: number): uPlot.Axis => ({
  stroke: computedColor('--muted'),
  grid: { stroke: computedColor('--line'), width: 1 },
  ticks: { stroke: computedColor('--line'), width: 1 },
  font: '12px ui-sans-serif, system-ui, sans-serif',
  ...(size !== undefined && { size }),
})

const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
const hours = inUtc({ hour: '2-digit', minute: '2-digit' })
const days = inUtc({ day: 'numeric', month: 'short' })
const months = inUtc({ month: 'short', year: 'numeric' })
const dayS = 86_400

// as fine as the marks are apart
const dateWords = (at: number, apart: number): string =>
  (apart < dayS ? (at % dayS === 0 ? days : hours) : apart < 28 * dayS ? days : months).format(at * 1000)

const optionsOf = (chart: ChartData, width: number): uPlot.Options => {
  const points = chart.kind === 'scatter'
  const words = chart.x.type === 'text'
  return {
    width,
    height,
    legend: { show: false },
    // dates have no time zone: they are drawn as they are written
    tzDate: at => uPlot.tzDate(new Date(at * 1000), 'Etc/UTC'),
    cursor: { y: false, points: { size: 6 } },
    scales: { x: { time: chart.x.type === 'date' } },
    axes: [
      {
        ...axisOf(),
        ...(chart.x.type === 'date' && {
          values: (_: uPlot, places: number[], __: number, ___: number, apart: number) =>
            places.map(at => dateWords(at, apart)),
        }),
        ...(words && {
          // one mark for each word at most
          splits: chart.xs.map((_, at) => at).filter(at => at % Math.ceil(chart.xs.length / 8) === 0),
          values: (_: uPlot, places: number[]) => places.map(at => String(chart.xs[at] ?? '').slice(0, 12)),
        }),
      },
      { ...axisOf(56), values: (_: uPlot, places: number[]) => places.map(place => shortNumber(place)) },
    ],
    series: [
      {},
      ...chart.series.map(({ name }, at): uPlot.Series => {
        const color = computedColor(palette[at % palette.length] ?? '--accent')
        return {
          label: name || chart.y,
          stroke: color,
          width: 2,
          spanGaps: true,
          points: {
            show: points || chart.xs.length <= 40,
            size: 6,
            fill: points ? color : computedColor('--canvas'),
          },
          ...(points && { paths: () => null }),
        }
      }),
    ],
  }
}

const dataOf = (chart: ChartData): uPlot.AlignedData => [
  chart.xs.map((x, at) =>
    chart.x.type === 'date' ? timeOf(String(x)) / 1000 : chart.x.type === 'number' ? Number(x) : at,
  ),
  ...chart.series.map(({ values }) => values),
]

/** Lines and clouds of points, drawn on a canvas as wide as its place; anew when the theme changes. */
export function Plot({ chart }: { chart: ChartData }) {
  const host = useRef<HTMLDivElement>(null)
  const theme = useThemeName()
  useEffect(() => {
    const place = host.current
    if (!place || !theme) return
    const plot = new uPlot(optionsOf(chart, place.clientWidth || 320), dataOf(chart), place)
    const observer = new ResizeObserver(() => plot.setSize({ width: place.clientWidth || 320, height }))
    observer.observe(place)
    return () => {
      observer.disconnect()
      plot.destroy()
    }
  }, [chart, theme])
  return <div ref={host} className="w-full overflow-hidden pt-2" style={{ minHeight: height }} />
}

const themeName = () => (document.documentElement.classList.contains('dark') ? 'dark' : 'light')

const useThemeName = (): string => {
  const [name, setName] = useState(themeName)
  useEffect(() => {
    const observer = new MutationObserver(() => setName(themeName()))
    observer.observe(document.documentElement, { attributeFilter: ['class'] })
    return () => observer.disconnect()
  }, [])
  return name
}

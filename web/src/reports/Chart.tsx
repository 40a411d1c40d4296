// Charts of reports, drawn by ECharts on a canvas: bars that are stacked, timelines, and a heat map of days and hours.
// Loaded when one is shown; of ECharts only what it uses. Tooltips are drawn too: the content security policy forbids
// the style attributes that made of HTML they would carry.
import { BarChart, CustomChart, HeatmapChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useCallback } from 'react'
import { clock, number } from '@/i18n/format'
import { type Look, useChart } from '@/ui/chart'
import { patternsOf } from './patterns'
import { ticksOf } from './ticks'
import { type Timelines, timelines } from './timelines'

use([
  BarChart,
  CustomChart,
  HeatmapChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  AriaComponent,
  CanvasRenderer,
])

/** Bars: for each row its parts, in seconds. */
export type Bars = {
  kind: 'bars'
  rows: readonly string[]
  parts: readonly { name: string; colour: string; seconds: readonly number[] }[]
}
/** A heat map: how many in each hour of each day. */
export type Heat = {
  kind: 'heat'
  days: readonly string[]
  hours: readonly string[]
  cells: readonly (readonly [hour: number, day: number, count: number])[]
}
export type AnyChart = Bars | Heat | Timelines
type ChartProps = { chart: AnyChart; description: string }

const ROW_PX = 26
const AROUND_PX = 90

const rowsOf = (chart: AnyChart) => (chart.kind === 'heat' ? chart.days : chart.rows)

export const heightOf = (chart: AnyChart) => AROUND_PX + ROW_PX * Math.max(3, rowsOf(chart).length)

export default function Chart({ chart, description }: ChartProps) {
  const optionOf = useCallback(
    (look: Look) => {
      const ink = { fontFamily: look.fontFamily, color: look.ink }
      return {
        animation: look.animation,
        aria: { enabled: true, label: { description }, decal: { show: chart.kind === 'bars' } },
        textStyle: ink,
        grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
        tooltip: {
          renderMode: 'richText',
          confine: true,
          backgroundColor: look.paper,
          textStyle: { ...ink, fontSize: 12 },
        },
        ...partOf(chart, ink, look),
      }
    },
    [chart, description],
  )
  const place = useChart(optionOf, true)
  return (
    <div ref={place} role="img" aria-label={description} style={{ width: '100%', height: heightOf(chart) }} />
  )
}

function partOf(chart: AnyChart, ink: Ink, look: Look): Record<string, unknown> {
  if (chart.kind === 'bars') return bars(chart, ink)
  return chart.kind === 'heat' ? heat(chart, ink, look.cold) : timelines(chart, ink, look)
}

type Ink = { fontFamily: string | undefined; color: string }

function bars({ rows, parts }: Bars, ink: Ink) {
  const patterns = patternsOf(parts.map(({ colour }) => colour))
  const longest = Math.max(
    0,
    ...rows.map((_, row) => parts.reduce((sum, part) => sum + (part.seconds[row] ?? 0), 0)),
  )
  return {
    legend: { type: 'scroll', top: 4, textStyle: ink },
    xAxis: {
      type: 'value',
      ...ticksOf(longest),
      axisLabel: { ...ink, hideOverlap: true, formatter: (seconds: number) => clock(seconds) },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows,
      axisLabel: { ...ink, width: 150, overflow: 'truncate' },
    },
    series: parts.map(({ name, colour, seconds }, place) => ({
      type: 'bar',
      stack: 'time',
      name,
      itemStyle: { color: colour, decal: patterns[place] },
      data: seconds,
      tooltip: { valueFormatter: (value: number) => clock(value) },
    })),
  }
}

const heat = ({ days, hours, cells }: Heat, ink: Ink, cold: string) => ({
  xAxis: { type: 'category', data: hours, axisLabel: ink },
  yAxis: { type: 'category', inverse: true, data: days, axisLabel: ink },
  visualMap: {
    show: false,
    min: 0,
    max: Math.max(1, ...cells.map(([, , count]) => count)),
    inRange: { color: [cold, '#74c0fc', '#1864ab'] },
  },
  series: [
    {
      type: 'heatmap',
      data: cells,
      label: { show: true, formatter: ({ data }: { data: number[] }) => (data[2] ? number(data[2]) : '') },
      tooltip: {
        formatter: ({ data }: { data: number[] }) =>
          `${days[data[1] ?? 0]}, ${hours[data[0] ?? 0]}\n${number(data[2] ?? 0)}`,
      },
    },
  ],
})

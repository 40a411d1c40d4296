// Timelines: a bar for each agent over a day, cut into its states. What is drawn, and how; pure but for ECharts' own types.
// A bar has the state's word in it where there is room, and always in its tooltip: it can be read without its colour.
import type { CustomSeriesRenderItem } from 'echarts'
import type { Api } from '@/api/client'
import { boundsOf } from '@/i18n/days'
import { clock, time, timeWithSeconds } from '@/i18n/format'
import type { Look } from '@/ui/chart'
import type { Names } from './data'
import { inkOn } from './patterns'

/** A stretch of an agent's day. `row`: the place of the agent; instants in ms. */
type Stretch = {
  row: number
  from: number
  to: number
  word: string
  unit: string
  colour: string
  open: boolean
}
export type Timelines = {
  kind: 'timelines'
  rows: readonly string[]
  from: number
  to: number
  stretches: readonly Stretch[]
}

/** Of so many agents the bars can be read. */
const MOST = 60
const HOUR_MS = 3_600_000
const TICKS_MS = 2 * HOUR_MS
/** Of a word on a bar, on each side. */
const AROUND_PX = 4
const BAR = 0.7

/** The word for a state with its reason. */
export function stateWord(
  row: Api<'Stretch'>,
  names: Names,
  within: (state: string, reason: string) => string,
) {
  const state = names.state(row.state)
  return row.reason === null ? state : within(state, row.reason)
}

/** The bars of a day, of the first agents alone. */
export function timelinesOf(
  rows: readonly Api<'Stretch'>[],
  day: string,
  zone: string,
  names: Names,
  within: (state: string, reason: string) => string,
): Timelines {
  const agents: string[] = []
  const known: string[] = []
  const stretches: Stretch[] = []
  for (const row of rows) {
    let place = known.indexOf(row.agent)
    if (place < 0) {
      if (known.length === MOST) continue
      place = known.push(row.agent) - 1
      agents.push(row.name ?? row.agent)
    }
    stretches.push({
      row: place,
      from: Date.parse(row.from),
      to: Date.parse(row.to),
      word: stateWord(row, names, within),
      unit: row.unit === null ? '' : names.unit(row.unit),
      colour: names.colour(row.state),
      open: row.open,
    })
  }
  return { kind: 'timelines', rows: agents, ...boundsOf(day, zone), stretches }
}

type Ink = { fontFamily: string | undefined; color: string }

/** ECharts' option for them. */
export function timelines({ rows, from, to, stretches }: Timelines, ink: Ink, look: Look) {
  return {
    xAxis: {
      type: 'value',
      min: from,
      max: to,
      interval: TICKS_MS,
      axisLabel: { ...ink, hideOverlap: true, formatter: (instant: number) => time(instant) },
      splitLine: { lineStyle: { color: look.cold } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows,
      axisLabel: { ...ink, width: 150, overflow: 'truncate' },
    },
    series: [
      {
        type: 'custom',
        clip: true,
        renderItem: barOf(stretches, look),
        encode: { x: [1, 2], y: 0 },
        data: stretches.map((stretch) => [stretch.row, stretch.from, stretch.to]),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => tipOf(stretches[dataIndex], rows),
        },
      },
    ],
  }
}

function tipOf(stretch: Stretch | undefined, rows: readonly string[]): string {
  if (stretch === undefined) return ''
  const { row, from, to, word, unit, open } = stretch
  const until = open ? '…' : timeWithSeconds(to)
  const said = unit === '' ? word : `${word}, ${unit}`
  return `${rows[row]}\n${said}\n${timeWithSeconds(from)} – ${until} (${clock((to - from) / 1000)})`
}

const barOf =
  (stretches: readonly Stretch[], look: Look): CustomSeriesRenderItem =>
  (params, api) => {
    const stretch = stretches[params.dataIndex]
    if (stretch === undefined || api.size === undefined) return null
    const [left = 0, middle = 0] = api.coord([stretch.from, stretch.row])
    const [right = 0] = api.coord([stretch.to, stretch.row])
    const [, band = 0] = api.size([0, 1]) as number[]
    const width = Math.max(1, right - left)
    return {
      type: 'rect',
      shape: { x: left, y: middle - (band * BAR) / 2, width, height: band * BAR },
      style: { fill: stretch.colour, stroke: look.paper, lineWidth: width > 3 ? 1 : 0 },
      textConfig: { position: 'inside' },
      textContent: {
        type: 'text',
        style: {
          text: wide(width) ? stretch.word : '',
          width: Math.max(0, width - 2 * AROUND_PX),
          overflow: 'truncate',
          fontFamily: look.fontFamily,
          fontSize: 11,
          fill: inkOn(stretch.colour),
        },
      },
    }
  }

/** Whether a word, or its beginning, has room. */
const wide = (width: number) => width > 34

// The ring of a summary, drawn by ECharts on a canvas. Loaded when it is needed; of ECharts only what it uses.
// Tooltips are drawn too: made of HTML they would carry style attributes, which the content security policy forbids.
import { useComputedColorScheme, useMantineTheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { PieChart } from 'echarts/charts'
import { AriaComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { clock, percent } from '@/i18n/format'

use([PieChart, TitleComponent, TooltipComponent, AriaComponent, CanvasRenderer])

export type Slice = { name: string; seconds: number; share: number; colour: string }
type TimeChartProps = {
  slices: readonly Slice[]
  /** What stands in the middle. */
  whole: string
  /** For who does not see it. */
  description: string
}

const INK = { light: '#212529', dark: '#e9ecef' }
const PAPER = { light: '#ffffff', dark: '#242424' }

export default function TimeChart({ slices, whole, description }: TimeChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const scheme = useComputedColorScheme('light')
  const still = useReducedMotion()
  const { fontFamily } = useMantineTheme()
  useEffect(() => {
    if (place.current === null) return undefined
    const made = init(place.current, undefined, { renderer: 'canvas' })
    chart.current = made
    const watcher = new ResizeObserver(() => made.resize())
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption({
      animation: !still,
      aria: { enabled: true, label: { description } },
      title: {
        text: whole,
        left: 'center',
        top: 'middle',
        textStyle: { fontFamily, fontSize: 16, color: INK[scheme] },
      },
      tooltip: {
        renderMode: 'richText',
        confine: true,
        backgroundColor: PAPER[scheme],
        textStyle: { fontFamily, fontSize: 12, color: INK[scheme] },
        formatter: ({ dataIndex }: { dataIndex: number }) => tipOf(slices[dataIndex]),
      },
      series: [
        {
          type: 'pie',
          radius: ['62%', '96%'],
          label: { show: false },
          emphasis: { scale: false },
          itemStyle: { borderColor: PAPER[scheme], borderWidth: 1 },
          data: slices.map(({ name, seconds, colour }) => ({
            name,
            value: seconds,
            itemStyle: { color: colour },
          })),
        },
      ],
    })
  }, [slices, whole, description, scheme, still, fontFamily])
  return <div ref={place} role="img" aria-label={description} style={{ width: '100%', height: '100%' }} />
}

function tipOf(slice: Slice | undefined): string {
  return slice === undefined ? '' : `${slice.name}\n${clock(slice.seconds)} (${percent(slice.share)})`
}

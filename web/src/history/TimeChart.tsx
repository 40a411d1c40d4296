// The ring of a summary, drawn by ECharts on a canvas. Loaded when it is needed; of ECharts only what it uses.
// Tooltips are drawn too: made of HTML they would carry style attributes, which the content security policy forbids.
import { PieChart } from 'echarts/charts'
import { AriaComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useCallback } from 'react'
import { clock, percent } from '@/i18n/format'
import { type Look, useChart } from '@/ui/chart'

use([PieChart, TitleComponent, TooltipComponent, AriaComponent, CanvasRenderer])

export type Slice = { name: string; seconds: number; share: number; colour: string }
type TimeChartProps = {
  slices: readonly Slice[]
  /** What stands in the middle. */
  whole: string
  /** For who does not see it. */
  description: string
}

export default function TimeChart({ slices, whole, description }: TimeChartProps) {
  const optionOf = useCallback(
    (look: Look) => ({
      animation: look.animation,
      aria: { enabled: true, label: { description } },
      title: {
        text: whole,
        left: 'center',
        top: 'middle',
        textStyle: { fontFamily: look.fontFamily, fontSize: 16, color: look.ink },
      },
      tooltip: {
        renderMode: 'richText',
        confine: true,
        backgroundColor: look.paper,
        textStyle: { fontFamily: look.fontFamily, fontSize: 12, color: look.ink },
        formatter: ({ dataIndex }: { dataIndex: number }) => tipOf(slices[dataIndex]),
      },
      series: [
        {
          type: 'pie',
          radius: ['62%', '96%'],
          label: { show: false },
          emphasis: { scale: false },
          itemStyle: { borderColor: look.paper, borderWidth: 1 },
          data: slices.map(({ name, seconds, colour }) => ({
            name,
            value: seconds,
            itemStyle: { color: colour },
          })),
        },
      ],
    }),
    [slices, whole, description],
  )
  const place = useChart(optionOf)
  return <div ref={place} role="img" aria-label={description} style={{ width: '100%', height: '100%' }} />
}

function tipOf(slice: Slice | undefined): string {
  return slice === undefined ? '' : `${slice.name}\n${clock(slice.seconds)} (${percent(slice.share)})`
}

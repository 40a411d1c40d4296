// A chart on a canvas: its life, its size and its look. What is drawn is its caller's; so are the parts of ECharts that it
// uses. Only charts that are loaded when they are needed import this.
import { useComputedColorScheme, useMantineTheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { type ECharts, init } from 'echarts/core'
import { type RefObject, useEffect, useRef } from 'react'

const LOOKS = {
  light: { ink: '#212529', paper: '#ffffff', cold: '#f1f3f5' },
  dark: { ink: '#e9ecef', paper: '#242424', cold: '#2e2e2e' },
}

export type Look = (typeof LOOKS)['light'] & { fontFamily: string | undefined; animation: boolean }

/**
 * The element to draw in. `optionOf` answers ECharts' option; a new one draws again.
 * `anew`: nothing of the chart before is kept; else what changed moves to where it is now.
 */
export function useChart(
  optionOf: (look: Look) => Record<string, unknown>,
  anew = false,
): RefObject<HTMLDivElement | null> {
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
    chart.current?.setOption(optionOf({ ...LOOKS[scheme], fontFamily, animation: !still }), {
      notMerge: anew,
    })
    chart.current?.resize()
  }, [optionOf, anew, scheme, still, fontFamily])
  return place
}

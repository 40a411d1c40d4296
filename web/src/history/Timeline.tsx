// A day as lanes of intervals on one time axis: zoomed, scrolled, pointed at, or walked through by arrow keys.
import { ActionIcon, Button, Group, Paper, Text } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentZone, time } from '@/i18n/format'
import { Detail, type WhyAgent } from './Detail'
import type { Names } from './data'
import { type Bounds, busyOf, type Lane, type Span } from './intervals'
import { LaneRow } from './LaneRow'
import classes from './Timeline.module.css'
import { NEAREST, placeOf, ticksOf, zoomFor } from './zoom'

const STEP = 1.6

type TimelineProps = {
  agent: string
  label: string
  /** "2026-11-23", and from when to when it lasts. */
  day: string
  bounds: Bounds
  lanes: readonly Lane[]
  names: Names
  tasks: ReadonlyMap<string, string>
  /** Where the "now" line is; null on a day that is over. */
  now: number | null
  onCorrect?: (span: Span) => void
  Why?: WhyAgent
}

export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { agent, label, day, bounds, lanes, names, tasks, now, onCorrect, Why } = props
  const { t } = useTranslation('history')
  const [active, setActive] = useState<string | null>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const view = useView(day, bounds, lanes)
  const grid = useRef<HTMLDivElement>(null)
  const spans = useMemo(
    () => new Map(lanes.flatMap((lane) => lane.spans.map((span) => [span.key, span] as const))),
    [lanes],
  )
  // One of all is reached by Tab: the one that was looked at last, else the first.
  const tabbable = active !== null && spans.has(active) ? active : lanes[0]?.spans[0]?.key
  const shown = spans.get(hovered ?? '') ?? spans.get(active ?? '')

  const onKeyDown = (event: KeyboardEvent) => {
    const target = tabbable === undefined ? undefined : spans.get(tabbable)
    const next = target && neighbour(lanes, target, event.key)
    if (next === undefined) return
    event.preventDefault()
    setHovered(null)
    grid.current?.querySelector<HTMLElement>(`[data-span="${next.key}"]`)?.focus()
  }

  return (
    <Paper withBorder>
      <Group justify="space-between" p="xs" gap="xs">
        <Text size="sm" c="dimmed" id="timeline-hint" visibleFrom="sm">
          {t('timeline.hint')}
        </Text>
        <Group gap={4}>
          <Button variant="subtle" size="compact-sm" onClick={() => view.show(bounds)}>
            {t('timeline.wholeDay')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => view.show(busyOf(lanes, bounds))}>
            {t('timeline.worked')}
          </Button>
          <ActionIcon
            variant="default"
            aria-label={t('timeline.zoomOut')}
            disabled={view.zoom <= 1}
            onClick={() => view.zoomBy(1 / STEP)}
          >
            <IconZoomOut size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('timeline.zoomIn')}
            disabled={view.zoom >= NEAREST}
            onClick={() => view.zoomBy(STEP)}
          >
            <IconZoomIn size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <div className={classes.scroller} ref={view.scroller} onScroll={view.onScroll}>
        <div className={classes.content} style={{ '--zoom': view.zoom } as React.CSSProperties}>
          <div className={classes.hours} aria-hidden="true">
            <div className={classes.corner} />
            <div className={classes.axis} ref={view.axis}>
              {view.ticks.map((at) => (
                <span
                  key={at}
                  className={classes.tick}
                  style={{ insetInlineStart: `${placeOf(at, bounds)}%` }}
                >
                  {time(at)}
                </span>
              ))}
              {now !== null && (
                <span className={classes.now} style={{ insetInlineStart: `${placeOf(now, bounds)}%` }}>
                  {t('timeline.now')}
                </span>
              )}
            </div>
          </div>
          <div
            role="grid"
            ref={grid}
            aria-label={label}
            aria-describedby="timeline-hint"
            className={classes.grid}
            onKeyDown={onKeyDown}
            onFocus={(event) => setActive(keyAt(event.target) ?? active)}
            onPointerOver={(event) => setHovered(keyAt(event.target))}
            onPointerLeave={() => setHovered(null)}
          >
            {lanes.map((lane) => (
              <LaneRow
                key={lane.key}
                lane={lane}
                bounds={bounds}
                names={names}
                tasks={tasks}
                tabbable={lane.spans.some((span) => span.key === tabbable) ? tabbable : undefined}
              />
            ))}
          </div>
        </div>
      </div>
      <Detail
        agent={agent}
        span={shown}
        names={names}
        tasks={tasks}
        bounds={bounds}
        onCorrect={onCorrect}
        Why={Why}
      />
    </Paper>
  )
})

const keyAt = (target: EventTarget): string | null =>
  (target as HTMLElement).closest<HTMLElement>('[data-span]')?.dataset.span ?? null

/** Where an arrow key leads: along the lane, or to what was at that time in the lane above or below. */
function neighbour(lanes: readonly Lane[], span: Span, key: string): Span | undefined {
  const row = lanes.findIndex((lane) => lane.spans.includes(span))
  const along = lanes[row]?.spans ?? []
  const place = along.indexOf(span)
  switch (key) {
    case 'ArrowRight':
      return along[place + 1]
    case 'ArrowLeft':
      return along[place - 1]
    case 'Home':
      return along[0]
    case 'End':
      return along.at(-1)
    case 'ArrowUp':
      return nearest(lanes[row - 1], span)
    case 'ArrowDown':
      return nearest(lanes[row + 1], span)
    default:
      return undefined
  }
}

function nearest(lane: Lane | undefined, { from, to }: Span): Span | undefined {
  const middle = (from + to) / 2
  const away = (span: Span) => Math.max(span.from - middle, middle - span.to, 0)
  return lane?.spans.reduce((best, span) => (away(span) < away(best) ? span : best))
}

/** What of the day is in sight. It begins with the time in which something happened. */
function useView(day: string, bounds: Bounds, lanes: readonly Lane[]) {
  const scroller = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize()
  const axis = useMergedRef(element, measured)
  const [zoom, setZoom] = useState(1)
  /** The share of the day that lies at the left edge, or shall lie there once another width is drawn. */
  const edge = useRef(0)
  const begun = useRef<string | null>(null)

  const place = () => {
    if (scroller.current !== null) scroller.current.scrollLeft = edge.current * width
  }
  const look = (next: number, left: number) => {
    edge.current = left
    setZoom(next)
    if (next === zoom) place()
  }
  const show = (part: Bounds) => {
    const next = zoomFor(part, bounds)
    const middle = (part.from + part.to) / 2 - bounds.from
    look(next, middle / (bounds.to - bounds.from) - 1 / (2 * next))
  }
  const zoomBy = (factor: number) => {
    const next = Math.min(NEAREST, Math.max(1, zoom * factor))
    look(next, edge.current + 1 / (2 * zoom) - 1 / (2 * next))
  }
  const onScroll = () => {
    const drawn = element.current?.clientWidth ?? 0
    // Between two widths the place means nothing.
    if (scroller.current !== null && Math.abs(drawn - width) <= 1 && width > 0) {
      edge.current = scroller.current.scrollLeft / width
    }
  }
  // When another width is drawn, and only then.
  useLayoutEffect(place, [width])
  useLayoutEffect(() => {
    if (begun.current === day || lanes.length === 0 || width === 0) return
    begun.current = day
    show(busyOf(lanes, bounds))
  })
  const ticks = useMemo(
    () => (width === 0 ? [] : ticksOf(day, bounds, currentZone(), width)),
    [day, bounds, width],
  )
  return { scroller, axis, zoom, show, zoomBy, onScroll, ticks }
}

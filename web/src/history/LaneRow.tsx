// One lane of the timeline: its name, and its intervals as cells that tell all of themselves.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { duration, timeWithSeconds } from '@/i18n/format'
import type { Names } from './data'
import type { Bounds, Lane, Span } from './intervals'
import { colourOf, laneWord, wordOf } from './looks'
import classes from './Timeline.module.css'
import { placeOf } from './zoom'

type LaneRowProps = {
  lane: Lane
  bounds: Bounds
  names: Names
  tasks: ReadonlyMap<string, string>
  /** The interval that Tab leads to, if it is in this lane. */
  tabbable: string | undefined
}

export const LaneRow = memo(function LaneRow({ lane, bounds, names, tasks, tabbable }: LaneRowProps) {
  return (
    <div role="row" className={classes.lane} style={{ '--levels': lane.levels } as React.CSSProperties}>
      <div role="rowheader" className={classes.name} title={laneWord(lane, names)}>
        <span>{laneWord(lane, names)}</span>
      </div>
      <div role="none" className={classes.track}>
        {lane.spans.map((span) => (
          <Cell
            key={span.key}
            span={span}
            word={wordOf(span.lane, span.period, names, tasks)}
            colour={colourOf(span.lane, span.period, names)}
            bounds={bounds}
            isTabbable={span.key === tabbable}
          />
        ))}
      </div>
    </div>
  )
})

type CellProps = { span: Span; word: string; colour: string; bounds: Bounds; isTabbable: boolean }

function Cell({ span, word, colour, bounds, isTabbable }: CellProps) {
  const { t } = useTranslation('history')
  const said = {
    what: word,
    from: timeWithSeconds(span.from),
    to: timeWithSeconds(span.to),
    duration: duration((span.to - span.from) / 1_000, 'long'),
  }
  const from = placeOf(span.from, bounds)
  const label = span.goesOn ? t('timeline.spanGoesOn', said) : t('timeline.span', said)
  const look = {
    '--level': span.level,
    '--colour': colour,
    insetInlineStart: `${from}%`,
    width: `${placeOf(span.to, bounds) - from}%`,
  } as React.CSSProperties
  return (
    <div
      role="gridcell"
      className={classes.span}
      style={look}
      data-span={span.key}
      data-on={span.goesOn || undefined}
      data-corrected={span.correction !== null || undefined}
      tabIndex={isTabbable ? 0 : -1}
      aria-label={span.correction === null ? label : t('timeline.spanCorrected', { span: label })}
    >
      <span aria-hidden="true">{word}</span>
    </div>
  )
}

// The tiles of the wall: a queue in large numbers, an agent as a name on the colour of how they stand.
import { useElementSize } from '@mantine/hooks'
import { type CSSProperties, memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { byName, number } from '@/i18n/format'
import { shownLabel, word } from '@/i18n/words'
import { useBoard } from '@/live/context'
import type { AgentRow, QueueRow } from '@/live/frames'
import { Elapsed } from '@/ui/Clock'
import { StatusDot } from '@/ui/StatusDot'
import { ServiceLevel } from './QueuesWidget'
import type { Category } from './standing'
import { tiling } from './tiling'
import classes from './Wall.module.css'

const TILE = { letters: 15, lines: 5.2 }

type QueueTilesProps = { unit: string | null; queue: string | null }

export function QueueTiles({ unit, queue }: QueueTilesProps) {
  const { t } = useTranslation('board')
  const rows = useBoard((board) => board.queues)
  const { ref, width, height } = useElementSize()
  const shown = useMemo(
    () =>
      [...(rows?.values() ?? [])]
        .filter((row) => (queue === null || row.id === queue) && (unit === null || row.unit === unit))
        .sort((one, other) => byName(one.label, other.label)),
    [rows, queue, unit],
  )
  if (shown.length === 0) return null
  const { columns, height: tile, font } = tiling({ width, height }, [shown.length], TILE)
  const style = {
    '--tiles': columns,
    '--tile': `${Math.max(0, tile)}px`,
    '--font': `${Math.max(0, Math.min(font, 72))}px`,
  } as CSSProperties
  return (
    <section className={classes.queues} aria-label={t('queues.title')} style={style}>
      <ul className={classes.tiles} ref={ref}>
        {width > 0 && shown.map((row) => <QueueTile key={row.id} row={row} />)}
      </ul>
    </section>
  )
}

const QueueTile = memo(function QueueTile({ row }: { row: QueueRow }) {
  const { t } = useTranslation('board')
  const alone = row.waiting > 0 && row.ready + row.on_call === 0
  return (
    <li className={classes.queue} data-alone={alone || undefined}>
      <div className={classes.queueName}>
        <strong>{row.label}</strong> <ServiceLevel row={row} />
      </div>
      <div className={classes.waiting}>
        <span className={classes.big}>{number(row.waiting)}</span>
        <span>
          {t('queues.waiting')}
          {row.oldest_since !== null && (
            <>
              <br />
              {t('wall.waitingFor')} <Elapsed since={row.oldest_since} />
            </>
          )}
        </span>
      </div>
      <div className={classes.counts}>
        {(['ready', 'on_call', 'withdrawn', 'absent'] as const).map((key) => (
          <span key={key}>
            {t(`wall.${key}`)} <strong>{number(row[key])}</strong>
          </span>
        ))}
      </div>
    </li>
  )
})

type AgentTileProps = { row: AgentRow; category: Category }

export const AgentTile = memo(function AgentTile({ row, category }: AgentTileProps) {
  // Red and “Online” would contradict each other: say what keeps them busy. A call is in the label already.
  const doing = category === 'busy' && ['ringing', 'wrap_up'].includes(row.activity)
  return (
    <li className={classes.agent} data-category={category}>
      <strong className={classes.name}>{row.name}</strong>
      <span className={classes.status}>
        <StatusDot colour={row.colour} />
        <span className={classes.label}>{doing ? word('activity', row.activity) : shownLabel(row)}</span>{' '}
        <Elapsed since={doing ? row.activity_since : row.since} />
      </span>
    </li>
  )
})
